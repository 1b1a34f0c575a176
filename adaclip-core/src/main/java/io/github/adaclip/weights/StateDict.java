package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.weights.PickleValues.ScriptObject;
import io.github.adaclip.weights.PickleValues.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tensors in what a pickle holds: a flat dictionary, one inside another, or the modules
 * of a script.
 */
final class StateDict {
  private static final List<String> USUAL_KEYS = List.of("state_dict", "model_state_dict", "model");
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ATTRIBUTES = 1_000_000;
  private static final int MAX_KEYS_SHOWN = 6;

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private int attributes;

  private StateDict() {}

  /**
   * All tensors by name, in the order of the file; entries that are no tensors are left out.
   *
   * @throws AdaClipException UNREADABLE_WEIGHTS if there is no dictionary of tensors
   */
  static Map<String, Tensor> of(Path path, Object root) {
    StateDict found = new StateDict();
    if (root instanceof ScriptObject module) {
      found.addModule(path, "", module, 0);
    } else {
      found.addDirect(root);
      for (String key : USUAL_KEYS) {
        if (found.tensors.isEmpty() && root instanceof Map<?, ?> map) {
          found.addDirect(map.get(key));
        }
      }
    }
    if (found.tensors.isEmpty()) {
      throw WeightFailures.unreadable(path, "the file holds no dictionary of tensors")
          .expected("names with tensors, possibly under one of the keys " + USUAL_KEYS)
          .found(describe(root))
          .fix("save the model's state_dict()")
          .build();
    }
    return found.tensors;
  }

  private void addDirect(Object candidate) {
    if (candidate instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value instanceof Tensor tensor) {
              tensors.put((String) name, tensor);
            }
          });
    }
  }

  private void addModule(Path path, String prefix, ScriptObject module, int depth) {
    attributes += module.attributes().size();
    if (depth > MAX_DEPTH || attributes > MAX_ATTRIBUTES) {
      throw WeightFailures.unreadable(path, "the modules in the file are nested without end")
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .build();
    }
    module
        .attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Tensor tensor) {
                tensors.put(prefix + name, tensor);
              } else if (value instanceof ScriptObject child) {
                addModule(path, prefix + name + ".", child, depth + 1);
              }
            });
  }

  private static String describe(Object root) {
    if (!(root instanceof Map<?, ?> map)) {
      return root instanceof Tensor ? "a single tensor" : "something else";
    }
    List<String> keys = map.keySet().stream().map(String::valueOf).limit(MAX_KEYS_SHOWN).toList();
    return map.isEmpty()
        ? "an empty dictionary"
        : "a dictionary with the keys " + String.join(", ", keys);
  }
}
