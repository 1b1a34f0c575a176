package io.github.adaclip.server.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.server.batch.PictureQueue;
import io.github.adaclip.server.batch.PictureWork;
import io.github.adaclip.server.batch.Ticket;
import io.github.adaclip.server.http.Call;
import io.github.adaclip.server.http.PictureInspection;
import io.github.adaclip.server.http.Reply;
import io.github.adaclip.server.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * {@code /v2/…} as the Open Inference Protocol says, for clients of KServe, Triton and their like.
 * One model of one version, with the tensors {@code image} and {@code class_name} in and {@code
 * score} and {@code map} out.
 */
public final class InferenceEndpoints {
  static final String MODEL = "adaclip";
  static final String VERSION = "1";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Detector detector;
  private final PictureQueue queue;
  private final PictureInspection inspection;
  private final BooleanSupplier ready;

  /**
   * Endpoints in front of a queue.
   *
   * @param ready whether requests are taken
   */
  public InferenceEndpoints(
      Detector detector, PictureQueue queue, PictureInspection inspection, BooleanSupplier ready) {
    this.detector = detector;
    this.queue = queue;
    this.inspection = inspection;
    this.ready = ready;
  }

  /** Adds the addresses, those of models also with a version. */
  public void addTo(Routes routes) {
    routes.addOpen("GET", "/v2/health/live", call -> Reply.json("{\"live\":true}"));
    routes.addOpen("GET", "/v2/health/ready", call -> readiness(JSON.objectNode()));
    routes.add("GET", "/v2", call -> Reply.json(server().toString()));
    for (String model : List.of("/v2/models/{name}", "/v2/models/{name}/versions/{version}")) {
      routes.add("GET", model, call -> Reply.json(model(call).toString()));
      routes.addOpen(
          "GET",
          model + "/ready",
          call -> readiness(JSON.objectNode().put("name", requireModel(call))));
      routes.add("POST", model + "/infer", this::infer);
    }
  }

  private Reply readiness(ObjectNode json) {
    boolean now = ready.getAsBoolean();
    Reply reply = Reply.json(json.put("ready", now).toString());
    return now ? reply : new Reply(503, reply.contentType(), reply.body(), reply.headers());
  }

  private static ObjectNode server() {
    String version = InferenceEndpoints.class.getPackage().getImplementationVersion();
    ObjectNode json =
        JSON.objectNode()
            .put("name", "adaclip-server")
            .put("version", version == null ? "development" : version);
    json.putArray("extensions").add("binary_tensor_data");
    return json;
  }

  private ObjectNode model(Call call) {
    int side = detector.model().imageSize();
    ObjectNode json = JSON.objectNode().put("name", requireModel(call));
    json.putArray("versions").add(VERSION);
    json.put("platform", "adaclip_jvm");
    ArrayNode inputs = json.putArray("inputs");
    addTensor(inputs, InferenceRequestReader.PICTURES, "BYTES", -1);
    addTensor(inputs, InferenceRequestReader.CLASS_NAMES, "BYTES", -1);
    ArrayNode outputs = json.putArray("outputs");
    addTensor(outputs, InferenceRequest.Tensor.SCORE.tensorName(), "FP32", -1);
    addTensor(outputs, InferenceRequest.Tensor.MAP.tensorName(), "FP32", -1, side, side);
    return json;
  }

  private static void addTensor(ArrayNode tensors, String name, String type, int... shape) {
    ArrayNode sides = tensors.addObject().put("name", name).put("datatype", type).putArray("shape");
    for (int side : shape) {
      sides.add(side);
    }
  }

  private static String requireModel(Call call) {
    String version = call.variable("version");
    if (MODEL.equals(call.variable("name")) && (version == null || VERSION.equals(version))) {
      return MODEL;
    }
    throw AdaClipException.of(FailureCode.UNKNOWN_MODEL, "the service has no such model")
        .expected(MODEL + ", version " + VERSION)
        .found(call.variable("name") + (version == null ? "" : ", version " + version))
        .fix("ask for " + MODEL)
        .build();
  }

  private Reply infer(Call call) {
    requireModel(call);
    InferenceRequest request = new InferenceRequestReader(queue.capacity()).read(call);
    List<PictureWork<InferenceReply.Scored>> works = new ArrayList<>();
    for (int index = 0; index < request.pictures().size(); index++) {
      String className = request.classNames().get(index);
      detector.hint(className); // refuses what cannot be a class name, before any work
      works.add(
          inspection.work(
              InferenceRequestReader.PICTURES + " " + index,
              request.pictures().get(index),
              className,
              InferenceEndpoints::scored,
              call));
    }
    List<Ticket<InferenceReply.Scored>> tickets = queue.submit(works);
    try {
      return InferenceReply.of(request, tickets.stream().map(Ticket::await).toList());
    } finally {
      tickets.forEach(Ticket::cancel);
      call.note(
          tickets.size(), tickets.stream().mapToDouble(Ticket::waitedSeconds).max().orElse(0));
    }
  }

  private static InferenceReply.Scored scored(DetectionOutcome outcome) {
    Detection detection = outcome.detectionOrThrow();
    return new InferenceReply.Scored(
        detection.score(), detection.map().grid(), detection.map().side());
  }
}
