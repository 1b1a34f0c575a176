package io.github.adaclip.pretrain;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.training.PretrainingEngine.Example;
import java.util.List;
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
   * A picture of any label; for judging.
   *
   * @param index not negative
   * @param side of the picture
   */
  Example any(long index, int side) {
    SyntheticScene scene = corpus.draw(seed, index, side);
    SplittableRandom random = random(index);
    return example(scene, sentences(scene, random), random);
  }

  /**
   * Two pictures of one scene, with a defect and without, under the same two sentences: what
   * differs is the defect.
   *
   * @param number of the pair, not negative
   * @param phase says which pictures will do
   */
  List<Example> pair(long number, PretrainSettings.Phase phase) {
    List<SyntheticScene> scenes = scenes(number, phase);
    SplittableRandom random = random(number);
    Sentences sentences = sentences(scenes.get(0), random);
    return scenes.stream().map(scene -> example(scene, sentences, random)).toList();
  }

  private SplittableRandom random(long index) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
  }

  private record Sentences(int[] normal, int[] abnormal) {}

  private Sentences sentences(SyntheticScene scene, SplittableRandom random) {
    String className = wording.className(scene, random);
    return new Sentences(wording.normal(className, random), wording.abnormal(className, random));
  }

  private Example example(SyntheticScene scene, Sentences sentences, SplittableRandom random) {
    int side = scene.picture().width();
    byte[] mask = new byte[side * side];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      mask[pixel] = (byte) (scene.mask()[pixel] ? 1 : 0);
    }
    return new Example(
        ImagePreprocessor.prepare(scene.picture(), side),
        mask,
        scene.anomalous(),
        wording.caption(scene, random),
        sentences.normal(),
        sentences.abnormal(),
        Objects.hash(scene.className(), scene.kind()));
  }

  private List<SyntheticScene> scenes(long number, PretrainSettings.Phase phase) {
    List<SyntheticScene> pair = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      pair = corpus.pair(seed, number + attempt * STRIDE, phase.side());
      if (area(pair.get(0).mask()) >= phase.leastArea()) {
        return pair;
      }
    }
    return pair;
  }

  private static double area(boolean[] mask) {
    int marked = 0;
    for (boolean pixel : mask) {
      marked += pixel ? 1 : 0;
    }
    return (double) marked / mask.length;
  }
}
