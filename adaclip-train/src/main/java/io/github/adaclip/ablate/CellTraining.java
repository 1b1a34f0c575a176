package io.github.adaclip.ablate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.train.Trainer;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Gives every cell its trained prompts: from this call, from an earlier one, or by training. */
final class CellTraining {
  private final AblationJob job;
  private final AblationFolder folder;
  private final Fingerprints fingerprints;
  private final AblationListener listener;
  private final Map<String, TrainedPrompts> trained = new HashMap<>();
  private final Map<String, AdaClipException> failed = new HashMap<>();

  CellTraining(
      AblationJob job,
      AblationFolder folder,
      Fingerprints fingerprints,
      AblationListener listener) {
    this.job = job;
    this.folder = folder;
    this.fingerprints = fingerprints;
    this.listener = listener;
  }

  /**
   * Trains unless that was done.
   *
   * @throws AdaClipException as {@link Trainer#train}; the same again for the next cell that needs
   *     the same training
   */
  TrainedPrompts of(AblationCell cell) {
    String identity = fingerprints.ofTraining(cell);
    if (failed.containsKey(identity)) {
      throw failed.get(identity);
    }
    TrainedPrompts known = trained.get(identity);
    if (known != null) {
      return known;
    }
    try {
      TrainedPrompts prompts = storedOrTrained(cell, identity);
      trained.put(identity, prompts);
      return prompts;
    } catch (AdaClipException e) {
      failed.put(identity, e);
      throw e;
    }
  }

  private TrainedPrompts storedOrTrained(AblationCell cell, String identity) {
    Path place = folder.training(cell, identity);
    Path checkpoint = AblationFolder.checkpoint(place);
    JsonNode record = AblationFolder.read(AblationFolder.record(place));
    boolean ended = record.path("identity").asText().equals(identity);
    if (ended && isWhole(checkpoint, record.path("checkpointSha256").asText())) {
      return new TrainedPrompts(
          checkpoint,
          record.path("checkpointSha256").asText(),
          record.path("epoch").asInt(),
          record.path("skippedPictures").asLong(),
          record.path("seconds").asDouble());
    }
    boolean begun = Files.isDirectory(place) && !ended;
    TrainingResult result =
        train(cell, checkpoint, begun ? TrainingJob.Start.RESUME : TrainingJob.Start.REPLACE);
    if (Files.notExists(checkpoint)) {
      // Somebody took the checkpoint of a best epoch that was over when the stored state was made.
      result = train(cell, checkpoint, TrainingJob.Start.REPLACE);
    }
    TrainedPrompts prompts =
        new TrainedPrompts(
            checkpoint, Sha256.of(checkpoint), result.epoch(), result.skipped(), result.seconds());
    write(AblationFolder.record(place), identity, cell, prompts);
    Trainer.discardState(checkpoint);
    return prompts;
  }

  private static boolean isWhole(Path checkpoint, String sha256) {
    return Files.isRegularFile(checkpoint) && Sha256.of(checkpoint).equals(sha256);
  }

  private TrainingResult train(AblationCell cell, Path checkpoint, TrainingJob.Start start) {
    TrainingJob training =
        new TrainingJob(
            ModelSource.of(cell.backbone().path()),
            cell.options(),
            cell.training(),
            AblationPlan.datasets(cell),
            job.validation().map(NamedSet::dataset),
            checkpoint,
            start);
    try {
      return Trainer.train(training, listener.trainingBegins(training), fingerprints::of);
    } finally {
      listener.trainingEnds();
    }
  }

  private static void write(Path file, String identity, AblationCell cell, TrainedPrompts prompts) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("identity", identity)
        .put("checkpointSha256", prompts.sha256())
        .put("epoch", prompts.epoch())
        .put("skippedPictures", prompts.skipped())
        .put("seconds", prompts.seconds());
    ObjectNode settings = document.putObject("settings");
    cell.trainingSettings().texts().forEach(settings::put);
    AblationFolder.write(file, document);
  }
}
