package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The layout of MVTec AD: {@code <class>/{train,test}/<kind>/*} with {@code
 * <class>/ground_truth/<kind>/*_mask.png}; {@code good}, {@code ok} and {@code normal} are the
 * normal kinds. The root may also be one class itself. Masks are optional, may have any picture
 * ending and lack {@code _mask}.
 */
final class MvtecReader implements DatasetReader {
  private static final String NORMAL_KIND = "good";

  @Override
  public String layout() {
    return "CLASS/test/KIND/* with KIND good for normal pictures, and masks in"
        + " CLASS/ground_truth/KIND/*_mask.png";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isDirectory(root)
        && (isClass(root) || PictureTree.folders(root).stream().anyMatch(MvtecReader::isClass));
  }

  @Override
  public Dataset read(ReadRequest request) {
    DatasetBuilder builder = new DatasetBuilder(request.name(), request.root());
    List<Path> classes =
        isClass(request.root())
            ? List.of(request.root())
            : PictureTree.folders(request.root()).stream().filter(MvtecReader::isClass).toList();
    for (Path folder : classes) {
      String className = className(folder);
      Optional<String> known = known(className, request);
      if (known.isEmpty()) {
        builder.remark(
            "the folder " + className + " is not a class of " + request.name() + " and left out");
        continue;
      }
      readClass(folder, known.get(), masks(folder, request, classes.size() == 1), builder);
    }
    return builder.build();
  }

  static boolean isClass(Path folder) {
    return PictureTree.folder(folder, "test", "train").isPresent();
  }

  private static String className(Path folder) {
    return PictureTree.name(folder.toAbsolutePath().normalize());
  }

  /** The class a folder stands for; empty if the set is a known one and has no such class. */
  private static Optional<String> known(String folderName, ReadRequest request) {
    if (request.classes().isEmpty()) {
      return Optional.of(folderName);
    }
    return request
        .onlyClass()
        .or(
            () ->
                request.classes().stream()
                    .filter(name -> PictureTree.sameName(name, folderName))
                    .findFirst());
  }

  /** The folder that was named, in the class or for the whole set; else the usual one. */
  private static MaskFolder masks(Path folder, ReadRequest request, boolean onlyClass) {
    if (request.masks().isEmpty()) {
      return PictureTree.folder(folder, "ground_truth", "masks")
          .map(MaskFolder::of)
          .orElseGet(MaskFolder::none);
    }
    Path named = request.masks().get();
    if (!named.isAbsolute() && Files.isDirectory(folder.resolve(named))) {
      return MaskFolder.of(folder.resolve(named));
    }
    Path ofClass = named.resolve(className(folder));
    if (Files.isDirectory(ofClass)) {
      return MaskFolder.of(ofClass);
    }
    if (onlyClass && Files.isDirectory(named)) {
      return MaskFolder.of(named);
    }
    throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no such mask folder")
        .file(named)
        .expected(folder.resolve(named) + " or " + ofClass)
        .found("in the class folder: " + PictureTree.contents(folder))
        .fix("name a folder that is in every class folder, or one with a folder per class")
        .build();
  }

  private static void readClass(
      Path folder, String className, MaskFolder masks, DatasetBuilder builder) {
    int before = builder.size();
    for (Split split : Split.values()) {
      Optional<Path> splitFolder = PictureTree.folder(folder, split.key());
      if (splitFolder.isEmpty()) {
        continue;
      }
      for (Path loose : PictureTree.picturesIn(splitFolder.get())) {
        if (split == Split.TEST) {
          throw loosePicture(loose);
        }
        builder.add(split, sample(loose, loose.getFileName(), className, NORMAL_KIND, masks));
      }
      for (Path kindFolder : PictureTree.folders(splitFolder.get())) {
        String kind = PictureTree.name(kindFolder);
        for (Path picture : PictureTree.pictures(kindFolder)) {
          Path place = kindFolder.relativize(picture);
          builder.add(split, sample(picture, place, className, kind, masks));
        }
      }
    }
    if (builder.size() == before) {
      builder.remark("the class folder " + folder + " holds no pictures");
    }
    builder.addStrayMasks(masks.unused());
  }

  private static Sample sample(
      Path picture, Path place, String className, String kind, MaskFolder masks) {
    boolean anomalous = !DatasetBuilder.isNormalKind(kind);
    Optional<Path> mask =
        anomalous
            ? masks.find(Path.of(kind).resolve(place), place)
            : masks.find(Path.of(kind).resolve(place));
    return new Sample(picture, mask, className, anomalous, anomalous ? kind : "");
  }

  private static AdaClipException loosePicture(Path picture) {
    Path folder = picture.getParent();
    return AdaClipException.of(
            FailureCode.UNUSABLE_DATA, "a test picture lies in no folder that says its kind")
        .file(picture)
        .expected("test/good/* for normal pictures, test/KIND/* for defects")
        .fix(
            "move normal pictures to "
                + folder.resolve(NORMAL_KIND)
                + " and the others to a folder such as "
                + folder.resolve("defect"))
        .build();
  }
}
