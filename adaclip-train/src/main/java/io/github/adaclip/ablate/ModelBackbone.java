package io.github.adaclip.ablate;

import io.github.adaclip.weights.ClipArchitecture;
import java.nio.file.Path;

/**
 * CLIP weights.
 *
 * @param name as tables call them
 * @param path file or folder
 * @param architecture read from the tensors' shapes
 */
public record ModelBackbone(String name, Path path, ClipArchitecture architecture) {}
