package io.github.adaclip.pretrain;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.training.PretrainingEngine.Example;
import java.util.Objects;
import java.util.SplittableRandom;

/** Scenes of a corpus as examples; the same number gives the same example, on any thread. */
final class SceneExamples {
  private static final int ATTEMPTS = 30;
  private static final long STRIDE = 1L << 40;

  private final Corpus corpus;
  private final Wording wording;
  private final long seed;

  SceneExamples(Corpus corpus, Wording wording, long seed) {
    this.corpus = corpus;
    this.wording = wording;
    this.seed = seed;
  }

  /**
   * An example.
   *
   * @param index not negative
   * @param phase says which pictures will do
   */
  Example at(long index, PretrainSettings.Phase phase) {
    int side = phase.side();
    SyntheticScene scene = scene(index, phase);
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    String className = wording.className(scene, random);
    byte[] mask = new byte[side * side];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      mask[pixel] = (byte) (scene.mask()[pixel] ? 1 : 0);
    }
    return new Example(
        ImagePreprocessor.prepare(scene.picture(), side),
        mask,
        scene.anomalous(),
        wording.caption(scene, random),
        wording.normal(className, random),
        wording.abnormal(className, random),
        Objects.hash(scene.className(), scene.kind()));
  }

  private SyntheticScene scene(long index, PretrainSettings.Phase phase) {
    SyntheticScene scene = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      scene = corpus.draw(seed, index + attempt * STRIDE, phase.side());
      if (area(scene.mask()) >= phase.leastArea()) {
        return scene;
      }
    }
    return scene;
  }

  private static double area(boolean[] mask) {
    int marked = 0;
    for (boolean pixel : mask) {
      marked += pixel ? 1 : 0;
    }
    return (double) marked / mask.length;
  }
}
