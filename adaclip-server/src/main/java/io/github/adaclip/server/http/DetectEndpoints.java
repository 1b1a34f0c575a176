package io.github.adaclip.server.http;

import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.server.batch.PictureQueue;
import io.github.adaclip.server.batch.PictureWork;
import io.github.adaclip.server.batch.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code POST /v1/detect} and {@code POST /v1/detect/batch}. */
public final class DetectEndpoints {
  private final Detector detector;
  private final PictureQueue queue;
  private final Profiles profiles;
  private final PictureInspection inspection;

  /** Endpoints in front of a queue. */
  public DetectEndpoints(
      Detector detector, PictureQueue queue, Profiles profiles, PictureInspection inspection) {
    this.detector = detector;
    this.queue = queue;
    this.profiles = profiles;
    this.inspection = inspection;
  }

  /** Adds the addresses. */
  public void addTo(Routes routes) {
    routes.add("POST", "/v1/detect", this::detect);
    routes.add("POST", "/v1/detect/batch", this::detectBatch);
  }

  private Reply detect(Call call) {
    UploadedForm form = new UploadReader(1).read(call);
    ResultWriter writer = writer(form);
    Upload picture = form.pictures().get(0);
    Ticket<ResultWriter.Result> ticket =
        queue.submit(work(call, picture, writer, writer::resultOrThrow));
    try {
      ResultWriter.Result result = ticket.await();
      call.noteScore(result.score());
      return Reply.json(result.json());
    } finally {
      call.note(1, ticket.waitedSeconds());
    }
  }

  private Reply detectBatch(Call call) {
    UploadedForm form = new UploadReader(queue.capacity()).read(call);
    ResultWriter writer = writer(form);
    List<Item> items =
        form.pictures().stream().map(picture -> item(call, picture, writer)).toList();
    List<Ticket<ResultWriter.Result>> tickets =
        queue.submit(items.stream().flatMap(item -> item.work().stream()).toList());
    try {
      return Reply.json(items(call, items, tickets));
    } finally {
      tickets.forEach(Ticket::cancel);
      call.note(items.size(), tickets.stream().mapToDouble(Ticket::waitedSeconds).max().orElse(0));
    }
  }

  private static String items(
      Call call, List<Item> items, List<Ticket<ResultWriter.Result>> tickets) {
    List<String> results = new ArrayList<>();
    int next = 0;
    for (Item item : items) {
      results.add(item.work().isEmpty() ? item.error() : await(call, item, tickets.get(next++)));
    }
    return results.stream().collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  /**
   * A picture of several.
   *
   * @param work at most one
   * @param error if there is no work
   */
  private record Item(String name, List<PictureWork<ResultWriter.Result>> work, String error) {}

  private Item item(Call call, Upload picture, ResultWriter writer) {
    try {
      return new Item(picture.name(), List.of(work(call, picture, writer, writer::result)), "");
    } catch (AdaClipException e) {
      return new Item(picture.name(), List.of(), DetectionJson.errorLine(picture.name(), e));
    }
  }

  /** Whatever a picture fails with, the others of its request have their results. */
  private static String await(Call call, Item item, Ticket<ResultWriter.Result> ticket) {
    try {
      return ticket.await().json();
    } catch (RuntimeException | Error e) {
      Problem problem = Problem.of(e);
      problem.defect().ifPresent(call::noteDefect);
      return DetectionJson.errorLine(item.name(), problem.failure());
    }
  }

  private ResultWriter writer(UploadedForm form) {
    DetectQuery query = DetectQuery.of(form.parameters(), profiles, detector.model().name());
    detector.hint(query.className()); // refuses what cannot be a class name, before any work
    return new ResultWriter(query, decode());
  }

  private PictureWork<ResultWriter.Result> work(
      Call call,
      Upload picture,
      ResultWriter writer,
      Function<DetectionOutcome, ResultWriter.Result> result) {
    return inspection.work(
        picture.name(), picture.bytes(), writer.query().className(), result, call);
  }

  private DecodeOptions decode() {
    return detector.options().decode();
  }
}
