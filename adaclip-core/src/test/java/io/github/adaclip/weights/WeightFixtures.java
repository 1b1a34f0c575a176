package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.failure.AdaClipException;
import java.net.URISyntaxException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files made by make_weights.py, and a CLIP small enough to be written anew by every test. */
final class WeightFixtures {
  /** One block in each tower, one head, four patches. */
  static final ClipArchitecture SMALL = new ClipArchitecture(4, 2, 64, 1, 8, 64, 1, 5, 10);

  private WeightFixtures() {}

  static Path path(String name) {
    try {
      return Path.of(WeightFixtures.class.getResource("/weights/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static float[] counting(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }

  static NamedTensor tensor(String name, float[] values, long... shape) {
    return new NamedTensor(name, DataType.FLOAT32, shape, buffer -> buffer.put(values));
  }

  /** A tensor whose numbers differ from those of every other name. */
  static NamedTensor numbered(String name, long... shape) {
    int count = (int) TensorInfo.elements(shape);
    float[] values = counting(count);
    for (int i = 0; i < count; i++) {
      values[i] += name.hashCode() % 1000;
    }
    return tensor(name, values, shape);
  }

  /** All tensors of the small CLIP under OpenAI's names. */
  static Map<String, NamedTensor> smallClip() {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    ClipNames.shapes(SMALL).forEach((name, shape) -> tensors.put(name, numbered(name, shape)));
    tensors.put("logit_scale", numbered("logit_scale"));
    return tensors;
  }

  /** Tensors of a checkpoint with the given prompts for the small CLIP, short names. */
  static Map<String, NamedTensor> smallPrompts(PromptSettings settings) {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    List<NamedTensor> all = new ArrayList<>();
    for (int layer = 0; layer < 4; layer++) {
      all.addAll(linear("patch_token_layer.head." + layer, 8, 64));
    }
    all.addAll(linear("cls_token_layer.head.0", 8, 8));
    for (int block = 0; settings.type().hasStatic() && block < settings.depth(); block++) {
      if (settings.branch().hasVision()) {
        all.add(numbered("visual_prompter.static_prompts." + block, settings.length(), 64));
      }
      if (settings.branch().hasText()) {
        all.add(numbered("text_prompter.static_prompts." + block, settings.length(), 64));
      }
    }
    for (int head = 0; settings.type().hasDynamic() && head < settings.length(); head++) {
      all.addAll(linear("dynamic_visual_prompt_generator.head." + head, 64, 8));
      all.addAll(linear("dynamic_text_prompt_generator.head." + head, 64, 8));
    }
    all.forEach(tensor -> tensors.put(tensor.name(), tensor));
    return tensors;
  }

  private static List<NamedTensor> linear(String name, int out, int in) {
    return List.of(numbered(name + ".weight", out, in), numbered(name + ".bias", out));
  }

  static Path write(Path file, Map<String, NamedTensor> tensors) {
    SafetensorsWriter.write(file, new ArrayList<>(tensors.values()), Map.of());
    return file;
  }

  static float[] values(NamedTensor tensor) {
    FloatBuffer buffer = FloatBuffer.allocate(tensor.elementCount());
    tensor.content().fill(buffer);
    return buffer.array();
  }

  static AdaClipException refusal(Path file) {
    return assertThrows(AdaClipException.class, () -> TensorFiles.open(file).close());
  }
}
