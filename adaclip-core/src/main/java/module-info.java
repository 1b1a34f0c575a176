/**
 * AdaCLIP without tensors: the API, pictures, sentences, weight files, maps and reports. Pure Java;
 * engines are found by {@link java.util.ServiceLoader}. Start with {@link
 * io.github.adaclip.detect.Detector}.
 */
module io.github.adaclip.core {
  requires transitive java.desktop;
  requires java.net.http;
  requires com.fasterxml.jackson.databind;
  requires com.twelvemonkeys.common.image;
  requires com.twelvemonkeys.common.io;
  requires com.twelvemonkeys.common.lang;
  requires com.twelvemonkeys.imageio.bmp;
  requires com.twelvemonkeys.imageio.core;
  requires com.twelvemonkeys.imageio.jpeg;
  requires com.twelvemonkeys.imageio.metadata;
  requires com.twelvemonkeys.imageio.tiff;
  requires com.twelvemonkeys.imageio.webp;
  requires pickle;

  exports io.github.adaclip.failure;
  exports io.github.adaclip.file;
  exports io.github.adaclip.watch;
  exports io.github.adaclip.image;
  exports io.github.adaclip.text;
  exports io.github.adaclip.map;
  exports io.github.adaclip.fusion;
  exports io.github.adaclip.weights;
  exports io.github.adaclip.hub;
  exports io.github.adaclip.detect;
  exports io.github.adaclip.explain;
  exports io.github.adaclip.training;
  exports io.github.adaclip.parity;
  exports io.github.adaclip.report;
  exports io.github.adaclip.decision;

  opens io.github.adaclip.hub to
      com.fasterxml.jackson.databind;

  uses io.github.adaclip.detect.AnomalyEngineProvider;
  uses io.github.adaclip.hub.BundledModel;
  uses io.github.adaclip.training.TrainingEngineProvider;
}
