package io.github.adaclip.cli;

import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What pictures show and what of them is looked at; mixed in with {@code @Mixin}. */
final class SubjectOptions {
  private static final String USUAL_CLASS = "object";

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      description = "What the pictures show. Default: the profile's class, or " + USUAL_CLASS + ".")
  private String className;

  @Option(
      names = "--class-from-folder",
      description = "Each picture's folder (above test/ or train/) says what it shows.")
  private boolean classFromFolder;

  @Option(names = "--exif", description = "Turn pictures as their EXIF orientation says.")
  private boolean exif;

  @Mixin private ViewOptions viewOptions;

  /**
   * What of each picture is looked at: what the user says, else as in the calibration of a profile.
   * What is not in the call is told.
   *
   * @throws AdaClipException INVALID_OPTION for what does not go together, or if a mask is
   *     unusable; PROFILE_DOES_NOT_FIT if the user says something else than the profile
   */
  View view(DecisionOptions decisions, Console console) {
    View view = viewOptions.view(decisions.view());
    decisions.requireView(view);
    if (!decisions.view().isWhole()) {
      console.note("note: pictures are looked at as in the profile: " + words(view));
    }
    return view;
  }

  private static String words(View view) {
    Map<String, String> options = view.options();
    return View.OPTIONS.stream()
        .filter(name -> !name.equals("roi")) // which the user gave in the same call, as a file
        .filter(name -> !options.getOrDefault(name, "false").equals("false"))
        .map(name -> "--" + name + " " + options.get(name))
        .collect(Collectors.joining(" "))
        .replace("--tile-whole true", "--tile-whole");
  }

  /** How pictures are decoded. */
  DecodeOptions decode() {
    return DecodeOptions.defaults().withExifRotation(exif);
  }

  /**
   * What the detector is asked about each picture.
   *
   * @param profileClass the class of a profile, if there is one
   */
  PictureRequests requests(View view, Optional<String> profileClass) {
    if (className != null) {
      return PictureRequests.ofClass(className, view);
    }
    return classFromFolder
        ? PictureRequests.ofFolders(view)
        : PictureRequests.ofUsualClass(profileClass.orElse(USUAL_CLASS), view);
  }

  /**
   * Refuses classes that only become known when a picture arrives, together with a profile.
   *
   * @throws AdaClipException INVALID_OPTION
   */
  void requireOneClass(DecisionOptions decisions) {
    if (decisions.className().isPresent() && classFromFolder) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a profile is for one class")
          .found("--watch with --profile and --class-from-folder")
          .fix("leave --class-from-folder out; the class is the profile's")
          .build();
    }
  }
}
