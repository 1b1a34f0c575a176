package io.github.adaclip.data.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Writes a data set in MVTec's layout: {@code CLASS/{train,test}/KIND/*}, {@code
 * CLASS/ground_truth/KIND/*_mask.*}.
 *
 * <p>Files are copied byte by byte; only samples that are parts of pictures are cut and written as
 * PNG, which keeps every value. The set is made in a hidden folder beside the target and gets its
 * name in one step, so that the target is there as a whole or not at all.
 */
public final class DatasetConverter {
  private static final String CUT_ENDING = ".png";

  private final Dataset dataset;
  private final Path workFolder;
  private final TargetNames names = new TargetNames();
  private final Map<String, String> renamedClasses = new TreeMap<>();

  private DatasetConverter(Dataset dataset, Path workFolder) {
    this.dataset = dataset;
    this.workFolder = workFolder;
  }

  /**
   * Converts a set.
   *
   * @param target a folder that does not exist or is empty
   * @param progress called after each sample
   * @throws AdaClipException INVALID_OPTION if the target holds something; UNUSABLE_DATA if the
   *     labels mean nothing; UNREADABLE_IMAGE, DISK_FULL, UNWRITABLE_OUTPUT; the target is then as
   *     it was
   */
  public static void convert(Dataset dataset, Path target, Consumer<Sample> progress) {
    if (!dataset.labelled()) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "pictures without labels have no kinds")
          .file(dataset.root())
          .fix("name a set that says which pictures are normal")
          .build();
    }
    Path absolute = target.toAbsolutePath().normalize();
    requireFree(absolute);
    Path folder = absolute.getParent();
    Path work = folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder);
      Files.createDirectory(work);
      new DatasetConverter(dataset, work).writeAll(progress);
      Files.move(work, absolute, StandardCopyOption.REPLACE_EXISTING);
    } catch (DirectoryNotEmptyException e) {
      throw taken(absolute);
    } catch (IOException e) {
      throw AtomicFile.failure(absolute, folder, e);
    } finally {
      delete(work);
    }
  }

  private static void requireFree(Path target) {
    if (target.getParent() == null) {
      throw taken(target);
    }
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> entries =
        Files.isDirectory(target) ? Files.list(target) : Stream.of(target)) {
      if (entries.findAny().isPresent()) {
        throw taken(target);
      }
    } catch (IOException e) {
      throw AtomicFile.failure(target, target, e);
    }
  }

  private static AdaClipException taken(Path target) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "the target is not empty")
        .file(target)
        .expected("a folder that is not there yet, or an empty one")
        .fix("name another folder; nothing is ever overwritten")
        .build();
  }

  private void writeAll(Consumer<Sample> progress) throws IOException {
    for (Split split : Split.values()) {
      for (Sample sample : dataset.samples(split)) {
        write(sample, names.of(sample, split));
        progress.accept(sample);
      }
    }
    if (!renamedClasses.isEmpty()) {
      AtomicFile.write(
          workFolder.resolve("classes.json"),
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(renamedClasses));
    }
  }

  private void write(Sample sample, TargetNames.Target target) throws IOException {
    if (!target.className().equals(sample.className())) {
      renamedClasses.put(target.className(), sample.className());
    }
    boolean whole = sample.part().isWhole();
    Path picture = created(target.picture(whole ? TargetNames.ending(sample.image()) : CUT_ENDING));
    if (whole) {
      copy(sample.image(), picture);
    } else {
      RgbImage decoded =
          ImageDecoder.decode(ImageSource.of(sample.image()), DecodeOptions.defaults());
      writePng(sample.part().cut(decoded), picture);
    }
    // The mask of a normal picture says nothing that its folder does not say.
    if (sample.mask().isEmpty() || !sample.anomalous()) {
      return;
    }
    Path file = sample.mask().get();
    Path mask = created(target.mask(whole ? TargetNames.ending(file) : CUT_ENDING));
    if (whole) {
      copy(file, mask);
    } else {
      RgbImage decoded = ImageDecoder.decodeMask(ImageSource.of(file), DecodeOptions.defaults());
      writePng(sample.part().cut(decoded), mask);
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try {
      Files.copy(source, target);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "a file of the set cannot be read")
          .file(source)
          .found(e instanceof NoSuchFileException ? "no such file" : "permission denied")
          .fix("run adaclip data check on the set")
          .cause(e)
          .build();
    }
  }

  private Path created(Path relative) throws IOException {
    Path file = workFolder.resolve(relative);
    Files.createDirectories(file.getParent());
    return file;
  }

  private static void writePng(RgbImage image, Path file) throws IOException {
    if (!ImageIO.write(image.toBufferedImage(), "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG");
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // The conversion already failed and is reported; what stays is hidden and named .part.
    }
  }
}
