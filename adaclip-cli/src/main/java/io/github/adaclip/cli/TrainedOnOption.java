package io.github.adaclip.cli;

import io.github.adaclip.data.read.DatasetKind;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.evaluate.TrainingDataFinder;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says what a checkpoint was trained on; mixed in with {@code @Mixin}. */
final class TrainedOnOption {
  static final String NAME = "--trained-on";

  @Option(
      names = NAME,
      paramLabel = "FILE=SET,…",
      description =
          "What a checkpoint was trained on, where neither the file nor a note beside it says so;"
              + " once for each checkpoint.")
  private List<String> trainedOn = List.of();

  /** What one option says. */
  private record Statement(String file, TrainingData data) {}

  /**
   * What the user says about a model; empty if nothing.
   *
   * @throws AdaClipException INVALID_OPTION if an option has another form or names an unknown set
   */
  Optional<TrainingData> of(ModelSource source) {
    return statements().stream()
        .filter(statement -> isMeant(statement.file(), source))
        .map(Statement::data)
        .findFirst();
  }

  /**
   * Refuses statements about files that are not used.
   *
   * @throws AdaClipException INVALID_OPTION naming the first
   */
  void requireUsed(List<ModelSource> sources) {
    for (Statement statement : statements()) {
      if (sources.stream().noneMatch(source -> isMeant(statement.file(), source))) {
        throw refuse(statement.file(), "no checkpoint of that name is used")
            .expected(String.join(", ", sources.stream().map(ModelSource::name).toList()))
            .fix("name the file as in --checkpoint")
            .build();
      }
    }
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    for (String text : trainedOn) {
      int equals = text.lastIndexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw refuse(text, "what a checkpoint was trained on is said as FILE=SET,SET")
            .fix("write for instance " + NAME + " prompts.pth=mvtec,colondb")
            .build();
      }
      List<String> names = TrainingDataFinder.names(text.substring(equals + 1));
      names.forEach(name -> requireKnown(name, text));
      statements.add(
          new Statement(text.substring(0, equals), new TrainingData(names, "option " + NAME)));
    }
    return statements;
  }

  private static void requireKnown(String name, String text) {
    if (DatasetKind.find(name).isEmpty()) {
      throw refuse(text, "there is no data set of the name " + name)
          .expected("some of " + String.join(", ", DatasetKind.names()))
          .fix(
              NearestName.of(name, DatasetKind.names())
                  .map(near -> "did you mean " + near + "?")
                  .orElse("write folder for own data"))
          .build();
    }
  }

  /** By path, by file name, or by the name of a downloaded model. */
  private static boolean isMeant(String file, ModelSource source) {
    if (!(source instanceof ModelSource.WeightFiles files)) {
      return false;
    }
    Path checkpoint = files.checkpoint();
    return file.equals(checkpoint.toString())
        || file.equals(checkpoint.getFileName().toString())
        || file.equals(source.name())
        || ModelLocator.existing(file)
            .map(path -> path.toAbsolutePath().normalize())
            .filter(path -> checkpoint.toAbsolutePath().normalize().startsWith(path))
            .isPresent();
  }

  private static AdaClipException.Builder refuse(String found, String summary) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary)
        .with("option", NAME)
        .found(found);
  }
}
