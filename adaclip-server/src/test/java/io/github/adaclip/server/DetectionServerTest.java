package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import io.github.adaclip.report.MapWriter;
import io.github.adaclip.report.MaskWriter;
import io.github.adaclip.report.OutputFiles;
import io.github.adaclip.report.Overlay;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service answers: the library's results, refusals, and what it serves beside. */
class DetectionServerTest {
  private static final int LARGEST_BODY = 1 << 20;

  private static TestService service;
  private static Detector detector;
  private static TestClient client;

  @BeforeAll
  static void start() {
    service =
        new TestService(
            Tiny.OPTIONS.withDecode(DecodeOptions.defaults().withMaxPixels(2_000_000)),
            ServerSettings.defaults().withQueuePictures(8).withMaxBodyBytes(LARGEST_BODY));
    detector = service.detector();
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aPictureAsBodyGetsTheLibrarysResult() {
    HttpResponse<String> response =
        client.post(
            "/v1/detect?className=metal%20nut&threshold=0.4&pixelThreshold=0.6&minArea=5",
            Tiny.bytes("hole.png"));
    assertEquals(200, response.statusCode());
    Detection expected = detector.detect(ImageSource.of(Tiny.bytes("hole.png")), "metal nut");
    Decision decision = Decision.of(0.4, 0.6).withMinArea(5);
    assertEquals(
        comparable(DetectionJson.line(expected, decision, OutputFiles.none())),
        comparable(response.body()));
  }

  @Test
  void aFormSaysItsParametersAndTheFilesName() {
    byte[] className =
        ("--"
                + TestClient.BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"className\"\r\n\r\nwäscheklammer\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] picture = TestClient.form(Map.of("../../etc/a b.png", Tiny.bytes("scratch.png")));
    HttpResponse<String> response =
        client.post(
            "/v1/detect",
            "multipart/form-data; boundary=" + TestClient.BOUNDARY,
            TestClient.joined(className, picture));
    JsonNode json = TestClient.json(response);
    assertEquals("wäscheklammer", json.get("className").asText());
    assertEquals("a b.png", json.get("image").asText());
    assertEquals(
        (float) detector.detect(ImageSource.of(Tiny.bytes("scratch.png")), "wäscheklammer").score(),
        json.get("score").floatValue());
  }

  @Test
  void filesAreThoseOfTheCommandLine() {
    JsonNode files =
        TestClient.json(
                client.post(
                    "/v1/detect?pixelThreshold=0.6&outputs=overlay,map,mask&mapFormat=npy&mapSize=model&inline=true",
                    Tiny.bytes("hole.png")))
            .get("files");
    ImageSource picture = ImageSource.of(Tiny.bytes("hole.png")).named("image");
    Detection expected = detector.detect(picture, "object");
    assertArrayEquals(
        Overlay.encoded(
            ImageDecoder.decode(picture, DecodeOptions.defaults()).toBufferedImage(),
            expected,
            new Decision(java.util.OptionalDouble.empty(), java.util.OptionalDouble.of(0.6))),
        decoded(files.get("overlay")));
    assertArrayEquals(
        MapWriter.encoded(expected.map(), MapFormat.NPY, MapSize.MODEL), decoded(files.get("map")));
    assertArrayEquals(MaskWriter.encoded(expected.map(), 0.6, 1), decoded(files.get("mask")));
  }

  @Test
  void filesAreLeftOutWhereNotWanted() {
    JsonNode json =
        TestClient.json(
            client.post("/v1/detect?outputs=overlay&inline=false", Tiny.bytes("hole.png")));
    assertTrue(json.get("files").isEmpty());
  }

  @Test
  void aBatchHasAnItemForEachPictureAlsoForABrokenOne() {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("a.png", Tiny.bytes("hole.png"));
    pictures.put("b.png", "no picture".getBytes(StandardCharsets.UTF_8));
    pictures.put("c.jpg", Tiny.bytes("photo.jpg"));
    HttpResponse<String> response = client.postForm("/v1/detect/batch?className=candle", pictures);
    assertEquals(200, response.statusCode());
    JsonNode items = TestClient.json(response).get("items");
    assertEquals(3, items.size());
    assertEquals(score("hole.png"), items.get(0).get("score").floatValue());
    assertEquals("b.png", items.get(1).get("image").asText());
    assertEquals("UNREADABLE_IMAGE", items.get(1).get("error").get("kind").asText());
    assertEquals(score("photo.jpg"), items.get(2).get("score").floatValue());
  }

  @Test
  void everyRefusalSaysWhatWasExpectedAndHowToMendIt() {
    byte[] picture = Tiny.bytes("hole.png");
    refused(
        client.post("/v1/detect?classname=x", picture),
        400,
        "INVALID_OPTION",
        "there is no such parameter (parameter classname)",
        "did you mean className?");
    refused(
        client.post("/v1/detect?threshold=2", picture),
        400,
        "INVALID_OPTION",
        "a parameter cannot be used (parameter threshold; expected a number from 0 to 1; found 2)",
        "give such a value, or leave the parameter out");
    refused(
        client.post("/v1/detect?outputs=overlay,video", picture),
        400,
        "INVALID_OPTION",
        "a parameter cannot be used (parameter outputs; expected overlay, map, mask; found video)",
        "give such a value, or leave the parameter out");
    refused(
        client.post("/v1/detect?threshold=0.1&threshold=0.2", picture),
        400,
        "INVALID_OPTION",
        "a parameter cannot be used (parameter threshold; expected one value; found 2 values)",
        "give such a value, or leave the parameter out");
    refused(
        client.post("/v1/detect?outputs=mask", picture),
        400,
        "INVALID_OPTION",
        "regions need a threshold for the map (parameter outputs=mask)",
        "give pixelThreshold, for instance 0.5, or a profile that has one");
    refused(
        client.post("/v1/detect?className=%FF", picture),
        400,
        "INVALID_OPTION",
        "the parameters cannot be read (expected name=value&name=value, percent-encoded UTF-8)",
        "encode the values, for instance with curl --data-urlencode");
    refused(
        client.post("/v1/detect?model=other", picture),
        404,
        "UNKNOWN_MODEL",
        "the service has no such model (expected tiny_adaclip.pth; found other)",
        "leave the name out, or start another service with that model");
    refused(
        client.post("/v1/detect?profile=nut", picture),
        404,
        "MISSING_FILE",
        "the service has no such profile (profile nut)",
        "GET /v1/profiles lists them; serve --profile FILE adds one");
    refused(
        client.post("/v1/detect", "text/plain", picture),
        415,
        "UNREADABLE_IMAGE",
        "the request's content is not of a kind that is read (expected a picture (image/...) or a"
            + " form (multipart/form-data) with the field image; found text/plain)",
        "with curl: -F image=@FILE, or -H 'Content-Type: image/png' --data-binary @FILE");
    refused(
        client.postForm("/v1/detect", Map.of()),
        400,
        "INVALID_OPTION",
        "the form has no picture (expected a field named image; found none)",
        "with curl: -F image=@FILE");
    refused(
        client.postForm("/v1/detect", Map.of("a.png", picture, "b.png", picture)),
        400,
        "INVALID_OPTION",
        "the form has too many pictures (expected at most 1; found 2)",
        "with curl: -F image=@FILE");
    refused(
        client.post("/v1/detect", "multipart/form-data", picture),
        400,
        "INVALID_OPTION",
        "the form cannot be read (expected a boundary in Content-Type; found none)",
        "with curl: -F image=@FILE");
  }

  @Test
  void whatIsNoPictureIsRefusedBeforeItQueues() {
    refused(
        client.post(
            "/v1/detect",
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)),
        415,
        "UNREADABLE_IMAGE",
        "the file is not a picture (file image; expected PNG, JPEG, BMP, GIF, TIFF or WebP; found"
            + " looks like an SVG drawing)",
        "export it as PNG");
    refused(
        client.post("/v1/detect", "<!doctype html><p>".getBytes(StandardCharsets.UTF_8)),
        415,
        "UNREADABLE_IMAGE",
        "the file is not a picture (file image; expected PNG, JPEG, BMP, GIF, TIFF or WebP; found"
            + " looks like an HTML page)",
        "download the picture itself, not the page around it");
    refused(
        client.post("/v1/detect", new byte[0]),
        415,
        "UNREADABLE_IMAGE",
        "the picture file is empty (file image; found 0 bytes)",
        "copy or export the file again");
  }

  @Test
  void aPictureWithMorePixelsThanAllowedIsNeverDecoded() {
    refused(
        client.post("/v1/detect", Pictures.emptyPng(30_000, 30_000)),
        413,
        "IMAGE_TOO_LARGE",
        "the picture is too large (file image; expected at most 2000000 pixels; found 30000 x"
            + " 30000 = 900000000 pixels)",
        "make the picture smaller or cut it into tiles");
  }

  @Test
  void aBodyWithMoreBytesThanAllowedIsRefused() {
    refused(
        client.post("/v1/detect", new byte[LARGEST_BODY + 1]),
        413,
        "IMAGE_TOO_LARGE",
        "the request is too large (expected at most 1048576 bytes; found 1048577 bytes)",
        "send a smaller picture, or fewer pictures in one request");
  }

  @Test
  void unknownAddressesAndMethodsAreToldAndAllowedOnesNamed() {
    refused(
        client.get("/v1/nothing"),
        404,
        "UNKNOWN_ADDRESS",
        "there is no such address (found GET /v1/nothing)",
        "GET /openapi.json lists all addresses");
    HttpResponse<String> response = client.get("/v1/detect");
    refused(
        response,
        405,
        "UNKNOWN_ADDRESS",
        "the address has no such method (expected POST; found GET /v1/detect)",
        "use one of the methods that it has");
    assertEquals("POST", response.headers().firstValue("Allow").orElseThrow());
  }

  @Test
  void pagesOfOthersAndHostsOfOtherNamesAreRefused() {
    HttpResponse<String> origin =
        client.send(client.request("/v1/models").header("Origin", "http://evil.example").build());
    refused(
        origin,
        403,
        "UNAUTHORIZED",
        "the request comes from a page of somebody else (expected 127.0.0.1; found evil.example)",
        "open the service's own page; a proxy in front must pass on the header Host");
    assertTrue(origin.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    String own = service.server().address().toString().replaceAll("/$", "");
    assertEquals(
        200, client.send(client.request("/v1/models").header("Origin", own).build()).statusCode());
  }

  @Test
  void theModelIsDescribed() {
    JsonNode model = TestClient.json(client.get("/v1/models")).get("models").get(0);
    assertEquals("tiny_adaclip.pth", model.get("name").asText());
    assertEquals(56, model.get("imageSize").asInt());
    assertEquals("fusion", model.get("settings").get("score").asText());
    assertEquals("false", model.get("settings").get("exif").asText());
    assertEquals("{\"profiles\":[]}", client.get("/v1/profiles").body());
  }

  @Test
  void probesSayThatItIsThereAndReady() {
    assertEquals("ok\n", client.get("/healthz").body());
    assertEquals("ready\n", client.get("/readyz").body());
    assertEquals(200, client.get("/readyz").statusCode());
  }

  @Test
  void everyResponseKeepsBrowsersFromContentOfOthers() {
    for (String path : List.of("/", "/v1/models", "/nothing", "/healthz")) {
      Map<String, List<String>> headers = client.get(path).headers().map();
      assertEquals(List.of("nosniff"), headers.get("x-content-type-options"), path);
      assertEquals(List.of("no-referrer"), headers.get("referrer-policy"), path);
      assertTrue(
          headers.get("content-security-policy").get(0).contains("default-src 'none'"), path);
      assertTrue(
          headers.get("content-security-policy").get(0).contains("frame-ancestors 'none'"), path);
      assertTrue(headers.get("server") == null, path);
    }
  }

  @Test
  void thePageIsServedAndRememberedByBrowsers() {
    HttpResponse<String> page = client.get("/");
    assertEquals(200, page.statusCode());
    assertEquals(
        "text/html;charset=utf-8", page.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(page.body(), client.get("/index.html").body());
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertEquals(
        304, client.send(client.request("/").header("If-None-Match", tag).build()).statusCode());
  }

  @Test
  void noFileOutsideThePageIsServed() {
    for (String path :
        List.of(
            "/../openapi.json",
            "/%2e%2e/openapi.json",
            "/..%2fopenapi.json",
            "/%252e%252e/x",
            "//etc/passwd",
            "/module-info.class",
            "/META-INF/MANIFEST.MF")) {
      int status = client.get(service.server().address() + path.substring(1)).statusCode();
      assertTrue(
          status == 404 || status == 400 || path.equals("/../openapi.json"), path + " " + status);
    }
  }

  @Test
  void metricsCountRequestsAndPictures() {
    client.post("/v1/detect", Tiny.bytes("small.png"));
    String metrics = client.get("/metrics").body();
    for (String figure :
        List.of(
            "adaclip_requests_seconds_bucket{method=\"POST\",route=\"/v1/detect\",status=\"200\",le=\"0.01\"}",
            "adaclip_pictures_total{result=\"scored\"}",
            "adaclip_queue_pictures 0.0",
            "adaclip_queue_capacity 8.0",
            "adaclip_memory_native_bytes",
            "jvm_memory_used_bytes")) {
      assertTrue(metrics.contains(figure), figure + " in\n" + metrics);
    }
  }

  @Test
  void theLogHasALineForEachRequestWithoutWhatItShows() throws Exception {
    HttpResponse<String> response =
        client.post("/v1/detect?className=secretpart", Tiny.bytes("hole.png"));
    String id = response.headers().firstValue("X-Request-Id").orElseThrow();
    String line =
        service.log().stream().filter(each -> each.contains(id)).findFirst().orElseThrow();
    JsonNode json = TestClient.json(line);
    assertEquals("POST", json.get("method").asText());
    assertEquals("/v1/detect", json.get("path").asText());
    assertEquals(200, json.get("status").asInt());
    assertEquals(Tiny.bytes("hole.png").length, json.get("bytesIn").asInt());
    assertEquals(
        TestClient.json(response).get("score").floatValue(), json.get("score").floatValue());
    assertTrue(json.has("queueMilliseconds") && json.has("milliseconds"), line);
    assertTrue(service.log().stream().noneMatch(each -> each.contains("secretpart")));
  }

  private static float score(String name) {
    return (float) detector.detect(ImageSource.of(Tiny.bytes(name)), "candle").score();
  }

  private static byte[] decoded(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asText());
  }

  /** Without what differs from run to run. */
  private static String comparable(String line) {
    return line.replaceAll("\"(seconds|time)\":[^,]*,", "").replaceAll("\"image\":\"[^\"]*\"", "");
  }

  static void refused(
      HttpResponse<String> response, int status, String kind, String message, String fix) {
    JsonNode json = TestClient.json(response);
    assertEquals(message, json.get("message").asText());
    assertEquals(fix, json.get("fix").asText());
    assertEquals(kind, json.get("kind").asText());
    assertEquals(status, response.statusCode());
    assertEquals(status, json.get("status").asInt());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
  }
}
