package io.github.adaclip.cli;

import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.report.Decision;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Overlays, maps and masks of an evaluation, below {@value #FOLDER} in the folder of each report;
 * of several methods each has a folder of its own.
 */
final class SampleFiles {
  static final String FOLDER = "pictures";

  private final SaveOptions save;
  private final Set<ResultFiles.Kind> kinds;
  private final Path out;
  private final boolean folderPerMethod;

  SampleFiles(SaveOptions save, Path out, boolean folderPerMethod) {
    this.save = save;
    this.kinds = save.kinds(ResultFiles.Kind.NONE);
    this.out = out;
    this.folderPerMethod = folderPerMethod;
  }

  /** Writes the files of one data set. */
  @FunctionalInterface
  interface OfJob {
    void write(Sample sample, Detection detection);
  }

  OfJob of(EvaluationJob job, String method, DecodeOptions decode) {
    if (kinds.contains(ResultFiles.Kind.NONE)) {
      return (sample, detection) -> {};
    }
    Path folder = out.resolve(job.folder()).resolve(FOLDER);
    ResultFiles files =
        save.files(folderPerMethod ? folder.resolve(method) : folder, kinds, job.items());
    Decision decision = new Decision(OptionalDouble.empty(), save.pixelThreshold());
    return (sample, detection) ->
        files.write(
            job.relative(sample),
            detection,
            () -> sample.part().cut(ImageDecoder.decode(ImageSource.of(sample.image()), decode)),
            decision);
  }
}
