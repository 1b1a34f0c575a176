package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnstatedSettingsTest {
  @Test
  void tellsWhatACheckpointOfTheReferenceCannotState() {
    PromptMetadata dynamic =
        PromptMetadata.of(
            new PromptSettings(PromptType.DYNAMIC, PromptBranch.TEXT, 3, 5),
            126,
            7,
            List.of(2, 4, 6, 8),
            "gelu");
    assertEquals(
        Optional.of(
            "a .pth has no place for settings: always give --image-size 126 --clusters 7"
                + " --prompt-type D --prompt-branch L --prompt-depth 3 --prompt-length 5 with it, or write a"
                + " .safetensors"),
        UnstatedSettings.note(Path.of("p.pth"), dynamic));
    assertEquals(Optional.empty(), UnstatedSettings.note(Path.of("p.safetensors"), dynamic));
    PromptMetadata published =
        PromptMetadata.of(
            new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, 4, 5),
            518,
            20,
            List.of(6, 12, 18, 24),
            "gelu");
    assertEquals(Optional.empty(), UnstatedSettings.note(Path.of("p.pth"), published));
  }
}
