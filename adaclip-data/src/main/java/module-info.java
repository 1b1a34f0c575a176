/**
 * Data sets for training and evaluation: a folder or index file in, samples (picture, mask, class,
 * label) out; and a corpus of pictures that are drawn. Start with {@link
 * io.github.adaclip.data.read.DatasetSpec}.
 */
module io.github.adaclip.data {
  requires transitive io.github.adaclip.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.csv;

  exports io.github.adaclip.data;
  exports io.github.adaclip.data.read;
  exports io.github.adaclip.data.load;
  exports io.github.adaclip.data.check;
  exports io.github.adaclip.data.convert;
  exports io.github.adaclip.data.synth;
  exports io.github.adaclip.data.synth.damage;
  exports io.github.adaclip.data.synth.draw;
  exports io.github.adaclip.data.synth.scene;
}
