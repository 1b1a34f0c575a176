package io.github.adaclip.torch.engine;

import java.util.Random;

/** Random numbers that depend on a seed and a name only, not on what was drawn before. */
final class NamedRandom {
  private static final long SEED_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long NAME_FACTOR = 0xD1B54A32D192ED03L;

  private NamedRandom() {}

  static Random of(long seed, String name) {
    return new Random(seed * SEED_FACTOR ^ name.hashCode() * NAME_FACTOR);
  }
}
