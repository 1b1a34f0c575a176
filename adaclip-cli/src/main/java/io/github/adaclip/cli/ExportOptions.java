package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.StreamedFile;
import io.github.adaclip.report.CocoFile;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionCsv;
import io.github.adaclip.report.RegionCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Files about all pictures of a call; mixed in with {@code @Mixin}. */
final class ExportOptions {
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "All results as a table, one row per picture.")
  private Path csv;

  @Option(
      names = "--regions-csv",
      paramLabel = "FILE",
      description = "All regions as a table, one row each.")
  private Path regionsCsv;

  @Option(
      names = "--coco",
      paramLabel = "FILE",
      description = "All regions as COCO JSON: boxes, polygons, areas, scores.")
  private Path coco;

  /**
   * Begins the files; each has its name only when all pictures are done.
   *
   * @throws AdaClipException INVALID_OPTION if regions are wanted without a threshold, or two files
   *     are one; UNWRITABLE_OUTPUT or DISK_FULL
   */
  Exports begin(Decision decision) {
    if (decision.pixelThreshold().isEmpty() && (coco != null || regionsCsv != null)) {
      throw DecisionOptions.needsPixelThreshold(coco != null ? "--coco" : "--regions-csv");
    }
    requireApart();
    return new Exports(decision);
  }

  /**
   * Refuses any of these files where there is no last picture.
   *
   * @throws AdaClipException INVALID_OPTION
   */
  void requireNone() {
    if (csv != null || regionsCsv != null || coco != null) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "a file about all pictures needs a last one")
          .found("--watch with --csv, --regions-csv or --coco")
          .fix("use --json, whose lines come one by one")
          .build();
    }
  }

  private void requireApart() {
    Path[] files =
        Stream.of(csv, regionsCsv, coco).filter(file -> file != null).toArray(Path[]::new);
    long different =
        Stream.of(files).map(file -> file.toAbsolutePath().normalize()).distinct().count();
    if (different < files.length) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "two outputs would be written to one file")
          .found(files[0])
          .fix("give --csv, --regions-csv and --coco files of their own")
          .build();
    }
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw AdaClipException.of(FailureCode.INVALID_OPTION, "an output file is a folder")
            .file(file)
            .fix("name a file in it")
            .build();
      }
    }
  }

  /** The files while they grow. */
  final class Exports implements AutoCloseable {
    private final Decision decision;
    private Optional<StreamedFile> results = Optional.empty();
    private Optional<StreamedFile> regions = Optional.empty();
    private Optional<CocoFile> cocoFile = Optional.empty();

    private Exports(Decision decision) {
      this.decision = decision;
      try {
        results = Optional.ofNullable(csv).map(StreamedFile::begin);
        results.ifPresent(file -> file.append(DetectionCsv.header() + '\n'));
        regions = Optional.ofNullable(regionsCsv).map(StreamedFile::begin);
        regions.ifPresent(file -> file.append(RegionCsv.header() + '\n'));
        cocoFile = Optional.ofNullable(coco).map(CocoFile::begin);
      } catch (AdaClipException e) {
        close();
        throw e;
      }
    }

    /** Adds a result; a picture that failed is in the table of results only. */
    void add(DetectionOutcome outcome) {
      outcome.detection().ifPresent(this::add);
      outcome
          .failure()
          .ifPresent(
              failure -> {
                String row = DetectionCsv.errorRow(outcome.request().image().name(), failure);
                results.ifPresent(file -> file.append(row + '\n'));
              });
    }

    private void add(Detection detection) {
      results.ifPresent(file -> file.append(DetectionCsv.row(detection, decision) + '\n'));
      regions.ifPresent(
          file -> RegionCsv.rows(detection, decision).forEach(row -> file.append(row + '\n')));
      cocoFile.ifPresent(file -> file.add(detection, decision));
    }

    /** Gives the files their names. */
    void commit() {
      results.ifPresent(StreamedFile::commit);
      regions.ifPresent(StreamedFile::commit);
      cocoFile.ifPresent(CocoFile::commit);
    }

    @Override
    public void close() {
      results.ifPresent(StreamedFile::close);
      regions.ifPresent(StreamedFile::close);
      cocoFile.ifPresent(CocoFile::close);
    }
  }
}
