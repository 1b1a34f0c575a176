package io.github.adaclip.run;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Curves for TensorBoard: scalars go to a new event file of a folder. A run that goes on opens a
 * further file, whose beginning makes TensorBoard forget the steps that the run computes again.
 *
 * <p>Values are handed to the system by {@link #flush()}, by the first value of another step and by
 * {@link #close()}, so a run that is killed loses those of one step at most. The file never ends
 * with half a record unless the machine itself stops. For one thread.
 */
public final class TensorBoardLog implements AutoCloseable {
  private static final String NAME = "events.out.tfevents.";
  private static final Pattern NUMBERED = Pattern.compile(Pattern.quote(NAME) + "(\\d{1,18})\\..*");
  private static final double MILLISECONDS = 1000;

  private final Path file;
  private final FileChannel channel;
  private final Clock clock;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long pendingStep;

  TensorBoardLog(Path file, FileChannel channel, Clock clock) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Begins a new file; the folder is made.
   *
   * @param firstStep the first step that will be logged; this and later ones of older files in the
   *     folder no longer count
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  public static TensorBoardLog open(Path folder, long firstStep) {
    return open(folder, firstStep, Clock.systemUTC());
  }

  static TensorBoardLog open(Path folder, long firstStep, Clock clock) {
    requireStep(firstStep);
    Path file = folder;
    try {
      Files.createDirectories(folder);
      file = folder.resolve(name(folder, clock));
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      TensorBoardLog log = new TensorBoardLog(file, channel, clock);
      log.begin(firstStep);
      return log;
    } catch (IOException e) {
      throw AtomicFile.failure(file, folder, e);
    }
  }

  /**
   * Adds a point to a curve; float32 is kept of its value.
   *
   * @param tag the curve's name; a part before a slash groups curves
   * @param step not negative; TensorBoard expects steps that do not fall
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  public void scalar(String tag, long step, double value) {
    if (tag.isBlank()) {
      throw new IllegalArgumentException("a curve without a name");
    }
    requireStep(step);
    if (!channel.isOpen()) {
      throw new IllegalStateException("the log is closed");
    }
    if (step != pendingStep) {
      flush();
    }
    pendingStep = step;
    pending.writeBytes(TensorBoardRecord.scalar(now(), tag, step, (float) value));
  }

  /**
   * Hands what waits to the system.
   *
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; what waited is lost, the file ends
   *     with the last whole record
   */
  public void flush() {
    ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
    pending.reset();
    if (!bytes.hasRemaining()) {
      return;
    }
    try {
      long whole = channel.position();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        channel.truncate(whole);
        throw e;
      }
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
  }

  /** Writes what waits and ends the file; may be called twice. */
  @Override
  public void close() {
    try (channel) {
      flush();
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
  }

  /** The file. */
  Path file() {
    return file;
  }

  private void begin(long firstStep) throws IOException {
    pending.writeBytes(TensorBoardRecord.version(now()));
    pending.writeBytes(TensorBoardRecord.start(now(), firstStep));
    try {
      flush();
    } catch (AdaClipException e) {
      channel.close();
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private double now() {
    return clock.millis() / MILLISECONDS;
  }

  /**
   * TensorBoard reads the files of a folder in the order of their names, so a new one is numbered
   * above all that are there, also where the clock was set back or a run goes on within a second.
   */
  private static String name(Path folder, Clock clock) throws IOException {
    long seconds = clock.instant().getEpochSecond();
    try (Stream<Path> files = Files.list(folder)) {
      OptionalLong newest =
          files
              .map(file -> NUMBERED.matcher(file.getFileName().toString()))
              .filter(Matcher::matches)
              .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
              .max();
      long number = Math.max(seconds, newest.orElse(0) + 1);
      return String.format(Locale.ROOT, "%s%010d.%s", NAME, number, host());
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "_");
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static void requireStep(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("step " + step + ", expected 0 or more");
    }
  }
}
