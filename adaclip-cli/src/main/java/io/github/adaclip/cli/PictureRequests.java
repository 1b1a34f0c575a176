package io.github.adaclip.cli;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.ImageSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A picture file → what the detector is asked about it. */
final class PictureRequests {
  private final Optional<String> className;
  private final boolean isNamed;
  private final View view;

  private PictureRequests(Optional<String> className, boolean isNamed, View view) {
    this.className = className;
    this.isNamed = isNamed;
    this.view = view;
  }

  /** All pictures show what the user says. */
  static PictureRequests ofClass(String className, View view) {
    return new PictureRequests(Optional.of(className), true, view);
  }

  /** All pictures show the same, which the user did not say. */
  static PictureRequests ofUsualClass(String className, View view) {
    return new PictureRequests(Optional.of(className), false, view);
  }

  /** Each picture's place says what it shows. */
  static PictureRequests ofFolders(View view) {
    return new PictureRequests(Optional.empty(), false, view);
  }

  /** What is asked about a picture. */
  Detector.Request of(PictureFiles.Item item) {
    return new Detector.Request(ImageSource.of(item.path()), className(item), view);
  }

  /** What these pictures show, and those that are not known yet as far as that is known. */
  Set<String> classNames(Collection<PictureFiles.Item> items) {
    Set<String> names = new LinkedHashSet<>();
    className.ifPresent(names::add);
    items.forEach(item -> names.add(className(item)));
    return names;
  }

  /**
   * Remarks about class names that may not work well.
   *
   * @throws AdaClipException INVALID_TEXT if the user named a class that cannot be used; a folder
   *     whose name cannot be one fails its own pictures only
   */
  void tellHints(Detector detector, Set<String> classNames, Console console) {
    for (String name : classNames) {
      if (isNamed || isUsable(detector, name)) {
        detector.hint(name).ifPresent(hint -> console.note("note: " + hint));
      }
    }
  }

  private String className(PictureFiles.Item item) {
    return className.orElseGet(() -> PictureFiles.classFromFolder(item.path()));
  }

  private static boolean isUsable(Detector detector, String name) {
    try {
      detector.hint(name);
      return true;
    } catch (AdaClipException e) {
      return false;
    }
  }
}
