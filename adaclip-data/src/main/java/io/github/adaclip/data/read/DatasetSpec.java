package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A data set as named by a user, {@code NAME=DIR}; {@link #read()} finds its samples.
 *
 * @param kind what stands before the equals sign
 * @param directory the folder (or index file) behind it
 * @param masks a mask folder instead of {@code ground_truth}: its name in every class folder, or a
 *     folder with one folder per class
 * @param className the name of the only class, if the user gave one
 * @param useIndex whether a {@code meta.json} at the root of a published set is taken; on as a rule
 */
public record DatasetSpec(
    DatasetKind kind,
    Path directory,
    Optional<Path> masks,
    Optional<String> className,
    boolean useIndex) {

  /** Checks the class name. */
  public DatasetSpec {
    if (className.filter(String::isBlank).isPresent()) {
      throw AdaClipException.of(FailureCode.INVALID_TEXT, "the class name is empty")
          .fix("pass a name such as 'metal nut', or leave the option out")
          .build();
    }
  }

  /** A set without options. */
  public static DatasetSpec of(DatasetKind kind, Path directory) {
    return new DatasetSpec(kind, directory, Optional.empty(), Optional.empty(), true);
  }

  /**
   * Takes {@code NAME=DIR} apart.
   *
   * @throws AdaClipException INVALID_OPTION if it has another form or the name is unknown
   */
  public static DatasetSpec parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a data set is named as NAME=DIR")
          .found(text)
          .expected("NAME one of " + String.join(", ", DatasetKind.names()))
          .fix(
              equals < 0
                  ? "write folder=" + text + " for own data in MVTec's layout"
                  : "write both sides, for instance folder=photos")
          .build();
    }
    String name = text.substring(0, equals).strip();
    DatasetKind kind = DatasetKind.find(name).orElseThrow(() -> unknown(name, text, equals));
    return of(kind, path(text.substring(equals + 1)));
  }

  /** The same set with masks from another folder. */
  public DatasetSpec withMasks(Path folder) {
    return new DatasetSpec(kind, directory, Optional.of(folder), className, useIndex);
  }

  /** The same set under another class name; only for sets of one class. */
  public DatasetSpec withClassName(String name) {
    return new DatasetSpec(kind, directory, masks, Optional.of(name), useIndex);
  }

  /** The same set read from its folders even where it has a {@code meta.json}. */
  public DatasetSpec withoutIndex() {
    return new DatasetSpec(kind, directory, masks, className, false);
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return kind.key() + "=" + directory;
  }

  /**
   * Finds all samples; nothing is decoded (except the labels of raw KolektorSDD).
   *
   * @throws AdaClipException MISSING_FILE if the folder or files of an index are not there;
   *     UNUSABLE_DATA if the layout is not recognised or there are no pictures; INVALID_OPTION if
   *     an option does not fit the set
   */
  public Dataset read() {
    requireExisting();
    DatasetReader reader =
        readers().stream()
            .filter(each -> each.recognises(directory))
            .findFirst()
            .orElseThrow(this::notRecognised);
    if (masks.isPresent() && !(reader instanceof MvtecReader)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a mask folder does not fit this set")
          .with("data", this)
          .found("a set whose layout says where the masks are: " + reader.layout())
          .fix("leave --masks out, or use folder=DIR with a folder in MVTec's layout")
          .build();
    }
    Dataset read = reader.read(new ReadRequest(kind.key(), directory, kind.classes(), masks));
    Dataset dataset = named(ClassNames.apply(read));
    if (dataset.size() == 0) {
      throw noPictures(reader, dataset);
    }
    return dataset;
  }

  private Dataset named(Dataset dataset) {
    if (className.isEmpty()) {
      return dataset;
    }
    if (dataset.classes().size() > 1) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "one class name was given for several classes")
          .with("data", this)
          .found(String.join(", ", dataset.classes()))
          .fix(
              "write the names into "
                  + dataset.root().resolve(ClassNames.FILE_NAME)
                  + " as {\"folder\": \"class name\"}")
          .build();
    }
    return dataset.map(sample -> sample.withClassName(className.get().strip()));
  }

  private List<DatasetReader> readers() {
    List<DatasetReader> readers = new ArrayList<>();
    if (useIndex && kind.isPublished()) {
      readers.add(new MetaReader());
    }
    readers.addAll(kind.readers());
    return readers;
  }

  private void requireExisting() {
    boolean fileAllowed = kind == DatasetKind.CSV || kind == DatasetKind.META;
    if (Files.isDirectory(directory) || fileAllowed && Files.isRegularFile(directory)) {
      return;
    }
    if (Files.exists(directory)) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "a data set is a folder")
          .file(directory)
          .found("a file")
          .fix("name the folder it lies in" + fileFix())
          .build();
    }
    Path existing = directory.toAbsolutePath().normalize();
    while (existing.getParent() != null && !Files.isDirectory(existing)) {
      existing = existing.getParent();
    }
    throw AdaClipException.of(FailureCode.MISSING_FILE, "the folder of the data set is not there")
        .file(directory)
        .found(existing + " exists, with " + PictureTree.contents(existing))
        .fix("check the path behind " + kind.key() + "=")
        .build();
  }

  private String fileFix() {
    String name = PictureTree.plain(PictureTree.name(directory));
    if (name.endsWith(".json")) {
      return ", or write meta=" + directory;
    }
    return name.endsWith(".csv") ? ", or write csv=" + directory : "";
  }

  private AdaClipException notRecognised() {
    String expected =
        readers().stream().map(DatasetReader::layout).collect(Collectors.joining("; or "));
    return AdaClipException.of(
            FailureCode.UNUSABLE_DATA, "the layout of " + kind.key() + " is not recognised")
        .file(directory)
        .expected(expected)
        .found(PictureTree.contents(directory))
        .fix(layoutFix())
        .build();
  }

  /** The set may begin one folder higher or deeper, or be of another kind. */
  private String layoutFix() {
    if (!Files.isDirectory(directory)) {
      return "name a folder";
    }
    Path above = directory.toAbsolutePath().normalize().getParent();
    if (kind == DatasetKind.FOLDER
        && Split.isKey(PictureTree.name(directory.toAbsolutePath().normalize()))
        && above != null) {
      return "write folder=" + above;
    }
    for (Path folder : PictureTree.folders(directory)) {
      if (kind.readers().stream().anyMatch(reader -> reader.recognises(folder))) {
        return "write " + kind.key() + "=" + folder;
      }
    }
    for (DatasetKind other : DatasetKind.values()) {
      if (other != DatasetKind.PLAIN
          && other != kind
          && other.readers().stream().anyMatch(reader -> reader.recognises(directory))) {
        DatasetKind better = new MvtecReader().recognises(directory) ? DatasetKind.FOLDER : other;
        return "it looks like " + better.key() + "=" + directory;
      }
    }
    return "name the folder that holds what is expected; own pictures go into"
        + " CLASS/test/good and CLASS/test/defect, then write folder="
        + directory;
  }

  private AdaClipException noPictures(DatasetReader reader, Dataset dataset) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "the data set holds no pictures")
        .file(directory)
        .expected(reader.layout())
        .found(
            dataset.remarks().isEmpty()
                ? PictureTree.contents(directory)
                : String.join("; ", dataset.remarks()))
        .fix(
            dataset.remarks().isEmpty()
                ? "put pictures (png, jpg, bmp, gif, tif, webp) into these folders"
                : "write folder=" + directory + " for own data in MVTec's layout")
        .build();
  }

  private static AdaClipException unknown(String name, String text, int equals) {
    String folder = text.substring(equals + 1);
    return AdaClipException.of(FailureCode.INVALID_OPTION, "there is no data set of that name")
        .found(name)
        .expected("one of " + String.join(", ", DatasetKind.names()))
        .fix(
            NearestName.of(name, DatasetKind.names())
                .map(near -> "write " + near + "=" + folder)
                .orElse("write folder=" + folder + " for own data in MVTec's layout"))
        .build();
  }

  private static Path path(String text) {
    try {
      return Path.of(text.strip());
    } catch (InvalidPathException e) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the path cannot be a path")
          .found(text)
          .fix("check the path behind the equals sign")
          .cause(e)
          .build();
    }
  }
}
