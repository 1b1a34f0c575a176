package io.github.adaclip.hub;

import io.github.adaclip.file.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A downloader of the real code on folders of a test, which notes its waits instead of waiting. */
final class PullFixture {
  static final int ATTEMPTS = 3;
  static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  final Path folder;
  final Map<String, String> environment = new HashMap<>();
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final Heard heard = new Heard();
  ModelCatalogue catalogue = ModelCatalogue.standard();
  FreeSpace freeSpace = FreeSpace.ofDevice();

  PullFixture(Path folder, URI hub) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
    environment.put("HF_ENDPOINT", hub.toString());
    environment.put("HF_HUB_CACHE", folder.resolve("hub").toString());
    environment.put("ADACLIP_CACHE", folder.resolve("own").toString());
  }

  ModelDownloader downloader() {
    Retries retries = new Retries(ATTEMPTS, FIRST_DELAY, LONGEST_DELAY, waits::add);
    return new ModelDownloader(
        HubEnvironment.of(environment),
        ModelCache.standard(environment),
        catalogue,
        retries,
        freeSpace);
  }

  Path pull(String model) {
    return pull(model, PullOptions.defaults());
  }

  Path pull(String model, PullOptions options) {
    return downloader().pull(model, options, heard);
  }

  /** Bytes that look like no text, always the same for one seed. */
  static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    bytes[0] = (byte) 0x80;
    return bytes;
  }

  static String sha256(byte[] bytes) {
    var digest = Sha256.newDigest();
    digest.update(bytes);
    return Sha256.hex(digest);
  }

  /** Writes down what a listener hears. */
  static final class Heard implements ProgressListener {
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<Long> totals = new ArrayList<>();
    final List<Long> advances = new ArrayList<>();
    int finished;

    @Override
    public synchronized void started(String name, long totalBytes) {
      totals.add(totalBytes);
    }

    @Override
    public synchronized void advanced(long bytesDone) {
      advances.add(bytesDone);
    }

    @Override
    public synchronized void finished() {
      finished++;
    }

    @Override
    public void message(String text) {
      messages.add(text);
    }
  }
}
