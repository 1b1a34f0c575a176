package io.github.adaclip.server;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.image.ImageSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the service beside the library, on the same detector and pictures in one process, turn
 * by turn: pictures a second of {@link Detector#detectAll}, and of clients on loopback that honour
 * {@code Retry-After}; memory after each round. See {@code tools/service/bench}.
 */
final class ServiceBench {
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 20;

  private final Detector detector;
  private final List<byte[]> pictures;
  private final int clients;

  private ServiceBench(Detector detector, List<byte[]> pictures, int clients) {
    this.detector = detector;
    this.pictures = pictures;
    this.clients = clients;
  }

  /**
   * Runs it.
   *
   * @param args folder of pictures; requests of each round; clients; batch size; image size (0: the
   *     model's own); backbone and checkpoint (neither: the built-in model)
   */
  public static void main(String[] args) throws Exception {
    List<byte[]> pictures = pictures(Path.of(args[0]));
    int requests = Integer.parseInt(args[1]);
    DetectorOptions options = DetectorOptions.defaults().withBatchSize(Integer.parseInt(args[3]));
    int side = Integer.parseInt(args[4]);
    ModelSource source =
        args.length > 6
            ? ModelSource.of(Path.of(args[5]), Path.of(args[6]))
            : ModelSource.builtIn();
    try (Detector detector =
        Detector.open(source, side == 0 ? options : options.withImageSize(side))) {
      ServiceBench bench = new ServiceBench(detector, pictures, Integer.parseInt(args[2]));
      bench.library(WARM_UP);
      for (int round = 1; round <= ROUNDS; round++) {
        double library = bench.library(requests / 10);
        double service = bench.service(requests);
        System.out.printf(
            Locale.ROOT,
            "round %d: library %.2f pictures/s, service %.2f pictures/s, ratio %.2f, %s%n",
            round,
            library,
            service,
            service / library,
            memory());
      }
    }
  }

  private double library(int count) {
    List<ImageSource> sources =
        IntStream.range(0, count)
            .mapToObj(index -> ImageSource.of(pictures.get(index % pictures.size())))
            .collect(Collectors.toList());
    long start = System.nanoTime();
    detector.detectAll(sources, "object");
    return count / seconds(start);
  }

  private double service(int requests) throws Exception {
    ServerSettings settings = ServerSettings.defaults().withAddress("127.0.0.1", 0);
    try (DetectionServer server = DetectionServer.start(detector, settings, line -> {})) {
      AtomicInteger next = new AtomicInteger();
      ExecutorService threads = Executors.newFixedThreadPool(clients);
      List<Future<?>> done = new ArrayList<>();
      long start = System.nanoTime();
      for (int number = 0; number < clients; number++) {
        done.add(threads.submit(() -> client(server.address(), next, requests)));
      }
      for (Future<?> each : done) {
        each.get();
      }
      threads.shutdown();
      return requests / seconds(start);
    }
  }

  private Void client(URI address, AtomicInteger next, int requests) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    for (int index = next.getAndIncrement(); index < requests; index = next.getAndIncrement()) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/v1/detect"))
              .header("Content-Type", "image/*")
              .POST(HttpRequest.BodyPublishers.ofByteArray(pictures.get(index % pictures.size())))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      while (response.statusCode() == 429) {
        Thread.sleep(
            1000 * Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow()));
        response = http.send(request, HttpResponse.BodyHandlers.ofString());
      }
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.body());
      }
    }
    return null;
  }

  private static List<byte[]> pictures(Path folder) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(io.github.adaclip.image.ImageDecoder::hasImageExtension).sorted().toList()) {
        pictures.add(Files.readAllBytes(file));
      }
    }
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("no pictures in " + folder + " itself");
    }
    return pictures;
  }

  private static String memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "memory unknown";
    }
    return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .collect(Collectors.joining(", "));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
