package io.github.adaclip.cli;

import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The golden tiny model as arguments. */
final class Tiny {
  static final String HUGGING_FACE = Golden.path("tiny_clip_hf").toString();
  static final String TORCH_SCRIPT = Golden.path("tiny_clip_openai.pt").toString();
  static final String CHECKPOINT = Golden.path("tiny_adaclip.pth").toString();
  static final int SIDE = 126;

  private Tiny() {}

  static String image(String name) {
    return Golden.path("images/" + name).toString();
  }

  static List<String> weights() {
    return List.of("--backbone", HUGGING_FACE, "--checkpoint", CHECKPOINT);
  }

  /** {@code detect} with few sentences, which are most of the work, and results in a folder. */
  static List<String> detect(Path folder) {
    List<String> args = new ArrayList<>(List.of("detect"));
    args.addAll(weights());
    args.addAll(List.of("--threads", "1", "--image-size", Integer.toString(SIDE)));
    args.addAll(List.of("--sentences", fewSentences(folder).toString()));
    args.addAll(List.of("--out", folder.resolve("results").toString()));
    return args;
  }

  /** {@code evaluate} likewise, at the smallest useful size. */
  static List<String> evaluate(Path folder) {
    List<String> args = new ArrayList<>(List.of("evaluate"));
    args.addAll(weights());
    args.addAll(List.of("--threads", "1", "--image-size", "42"));
    args.addAll(List.of("--sentences", fewSentences(folder).toString()));
    args.addAll(List.of("--out", folder.resolve("results").toString()));
    return args;
  }

  static Path fewSentences(Path folder) {
    return write(
        folder.resolve("sentences.json"),
        "{\"normal\": [\"{}\"], \"abnormal\": [\"damaged {}\"], \"templates\": [\"a photo of a"
            + " {}.\"]}");
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Path copy(String golden, Path target) {
    try {
      Files.createDirectories(target.getParent());
      return Files.copy(Golden.path(golden), target);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
