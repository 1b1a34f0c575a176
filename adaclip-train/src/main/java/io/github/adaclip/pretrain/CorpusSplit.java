package io.github.adaclip.pretrain;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The training corpus in two parts that share no family: one to learn from, one that says how well
 * it goes and which epoch of the prompts is kept. Held-out families are in neither.
 *
 * @param learnt seven of eight families
 * @param validation every eighth family
 */
record CorpusSplit(Corpus learnt, Corpus validation) {
  private static final int SHARE = 8;
  private static final int VALIDATED = 5;

  static CorpusSplit of(Corpus corpus) {
    return new CorpusSplit(part(corpus, false), part(corpus, true));
  }

  private static Corpus part(Corpus corpus, boolean validated) {
    List<SceneFamily> families = corpus.families();
    return new Corpus(
        IntStream.range(0, families.size())
            .filter(index -> (index % SHARE == VALIDATED) == validated)
            .mapToObj(families::get)
            .toList(),
        corpus.kinds());
  }
}
