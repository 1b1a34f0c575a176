package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.text.Tokenizer;

/** The golden tiny model and inputs for it. */
final class TinyModel {
  static final String TORCH_SCRIPT = "tiny_clip_openai.pt";
  static final String HUGGING_FACE = "tiny_clip_hf";
  static final int SIDE = 126;

  private TinyModel() {}

  static ModelSource source(String backbone) {
    return ModelSource.of(Golden.path(backbone), Golden.path("tiny_adaclip.pth"));
  }

  static DetectorOptions options() {
    // One thread: so small a model gains nothing from more, and a busy machine makes them wait for
    // one another.
    return DetectorOptions.defaults().withImageSize(SIDE).withThreads(1);
  }

  static PreparedImage picture(String name, int side) {
    ImageSource image = ImageSource.of(Golden.path("images/" + name));
    return ImagePreprocessor.prepare(ImageDecoder.decode(image, DecodeOptions.defaults()), side);
  }

  static ClassSentences sentences(String className) {
    return ClassSentences.of(
        className, SentenceTemplates.reference(), Tokenizer.clip(), Tokenizer.CONTEXT_LENGTH);
  }
}
