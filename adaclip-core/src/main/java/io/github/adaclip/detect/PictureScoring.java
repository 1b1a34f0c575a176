package io.github.adaclip.detect;

import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.MapFrame;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.Tokenizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Pictures → what an engine says of them, {@link DetectorOptions#batchSize()} at a time: decoding
 * ahead, batches, tiled pictures between them. Keeps nothing between calls.
 */
record PictureScoring(AnomalyEngine engine, DetectorOptions options) {

  /** See {@link Detector#detectEach}. */
  void each(Iterator<Detector.Request> requests, Consumer<DetectionOutcome> sink) {
    try (DecodeAhead<Detector.Request, DecodedRequest> decoded =
        new DecodeAhead<>(requests, this::decode, 2 * options.batchSize())) {
      List<DecodedRequest> batch = new ArrayList<>();
      while (decoded.hasNext()) {
        DecodedRequest next = decoded.next();
        if (!next.isTiled()) {
          batch.add(next);
        }
        if (next.isTiled() || batch.size() == options.batchSize() || !decoded.hasNext()) {
          inferBatch(batch).forEach(sink);
          batch.clear();
        }
        if (next.isTiled()) {
          sink.accept(tiled(next));
        }
      }
    }
  }

  /** See {@link Detector#detectPrepared}. */
  List<Detection> prepared(List<Detector.PreparedRequest> batch) {
    long start = System.nanoTime();
    List<AnomalyEngine.Output> outputs =
        engine.infer(
            batch.stream()
                .map(item -> new AnomalyEngine.Input(item.image(), sentences(item.className())))
                .toList());
    double share = seconds(System.nanoTime() - start) / Math.max(1, batch.size());
    List<Detection> detections = new ArrayList<>(batch.size());
    for (int item = 0; item < batch.size(); item++) {
      detections.add(detection(batch.get(item), Optional.empty(), outputs.get(item), share));
    }
    return detections;
  }

  /** What the text tower reads about a class. */
  ClassSentences sentences(String className) {
    return ClassSentences.of(
        className, options.sentences(), Tokenizer.clip(), engine.contextLength());
  }

  private DecodedRequest decode(Detector.Request request) {
    long start = System.nanoTime();
    return DecodedRequest.of(
        request, options.decode(), engine.model().imageSize(), this::sentences, start);
  }

  private DetectionOutcome tiled(DecodedRequest request) {
    ClassSentences sentences = sentences(request.request().className());
    return new TiledDetection(engine, options, request, sentences).outcome();
  }

  private List<DetectionOutcome> inferBatch(List<DecodedRequest> batch) {
    long start = System.nanoTime();
    List<AnomalyEngine.Input> inputs =
        batch.stream().flatMap(item -> item.input().stream()).toList();
    List<AnomalyEngine.Output> outputs = inputs.isEmpty() ? List.of() : engine.infer(inputs);
    double share = seconds(System.nanoTime() - start) / Math.max(1, inputs.size());
    List<DetectionOutcome> outcomes = new ArrayList<>(batch.size());
    Iterator<AnomalyEngine.Output> output = outputs.iterator();
    for (DecodedRequest item : batch) {
      outcomes.add(
          item.input().isEmpty()
              ? item.failed()
              : item.done(detection(item, output.next(), item.decodeSeconds() + share)));
    }
    return outcomes;
  }

  private Detection detection(
      DecodedRequest item, AnomalyEngine.Output output, double secondsBefore) {
    Detection detection = detection(item.prepared(), item.frame(), output, secondsBefore);
    View view = item.request().view();
    return item.frame()
        .map(frame -> detection.with(new OutputReading(options).coverage(frame, view)))
        .orElse(detection);
  }

  private Detection detection(
      Detector.PreparedRequest request,
      Optional<MapFrame> frame,
      AnomalyEngine.Output output,
      double secondsBefore) {
    long start = System.nanoTime();
    int side = request.image().side();
    OutputReading reading = new OutputReading(options);
    float[] smoothed = reading.smoothed(output, side);
    AnomalyMap map =
        frame.isPresent()
            ? new AnomalyMap(smoothed, side, frame.get())
            : new AnomalyMap(
                smoothed, side, request.image().originalWidth(), request.image().originalHeight());
    double score = reading.score(reading.scoreFrom(frame), output, map);
    double total = secondsBefore + seconds(System.nanoTime() - start);
    return new Detection(
        request.name(), request.className(), score, map, engine.model(), options.seed(), total);
  }

  static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
