package io.github.adaclip.model.mini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.hub.BundledModel;
import io.github.adaclip.hub.BundledModels;
import io.github.adaclip.hub.ModelCache;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.PromptCheckpoint;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniModelTest {
  /** What the project allows itself for weights in its repository. */
  private static final long MOST_BYTES = 40_000_000;

  @TempDir private Path folder;

  @Test
  void isFoundWithBothFilesOfAModel() {
    BundledModel model = BundledModels.find(BundledModels.STANDARD).orElseThrow();
    assertEquals(
        List.of(ModelSource.BACKBONE_FILE, ModelSource.PROMPTS_FILE),
        model.files().stream().map(BundledModel.File::name).sorted().toList());
    assertTrue(BundledModels.sizeBytes(model) <= MOST_BYTES);
  }

  @Test
  void filesHaveTheirSumsAndFitEachOther() {
    ModelSource.WeightFiles files =
        (ModelSource.WeightFiles) ModelSource.builtIn(ModelCache.at(folder));
    assertEquals("mini", files.name());
    assertTrue(files.backbone().startsWith(folder));
    try (ClipWeights backbone = ClipWeights.open(files.backbone());
        PromptCheckpoint prompts = PromptCheckpoint.open(files.checkpoint())) {
      prompts.requireFits(backbone.architecture());
      assertTrue(prompts.settings().isPresent(), "type, branch, depth and length are stated");
      assertTrue(prompts.imageSize().isPresent(), "the size of the picture is stated");
    }
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    BundledModel.File missing = new BundledModel.File("missing", "0123456789abcdef".repeat(4));
    assertThrows(FileNotFoundException.class, () -> new MiniModel().open(missing));
  }
}
