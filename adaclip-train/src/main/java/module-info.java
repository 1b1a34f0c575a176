/**
 * Training of AdaCLIP's prompts, evaluation on data sets, reports, figures and ablations. Pure
 * Java: the model is behind {@link io.github.adaclip.detect.Detector} and {@link
 * io.github.adaclip.training.TrainingEngine}. Start with {@code io.github.adaclip.evaluate} or
 * {@code io.github.adaclip.train}.
 */
module io.github.adaclip.train {
  requires transitive io.github.adaclip.core;
  requires transitive io.github.adaclip.data;
  requires transitive io.github.adaclip.metrics;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.csv;
  requires com.google.protobuf;
  requires com.samskivert.jmustache;
  requires commons.math3;
  requires java.desktop;
  requires java.xml;
  requires org.apache.xmlgraphics.batik.svggen;

  exports io.github.adaclip.figure;
  exports io.github.adaclip.evaluate;
  exports io.github.adaclip.evaluate.report;
  exports io.github.adaclip.calibrate;
  exports io.github.adaclip.train;
  exports io.github.adaclip.pretrain;
  exports io.github.adaclip.ablate;
  exports io.github.adaclip.ablate.report;

  opens io.github.adaclip.pretrain to
      com.fasterxml.jackson.databind;
  opens io.github.adaclip.train to
      com.fasterxml.jackson.databind;
}
