package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cut and changed files give a picture or an {@link AdaClipException}, and nothing is printed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DamagedFilesTest {
  private static final int CUTS = 40;
  private static final int MUTATIONS = 12;
  private static final int MOST_CHANGED_BYTES = 6;
  private static final long SEED = 20240715;

  /** A changed header must not make the test take gigabytes. */
  private static final DecodeOptions SMALL = new DecodeOptions(true, 1_000_000);

  private static final Set<FailureCode> ALLOWED =
      Set.of(FailureCode.UNREADABLE_IMAGE, FailureCode.IMAGE_TOO_LARGE, FailureCode.OUT_OF_MEMORY);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private PrintStream standardError;

  static Stream<String> pictures() {
    return Fixtures.pictures().stream();
  }

  @BeforeEach
  void catchWhatIsPrinted() {
    standardError = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void nothingWasPrinted() {
    System.setErr(standardError);
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aCutFileIsRefusedOrStillWhole(String name) {
    byte[] bytes = Fixtures.bytes(name);
    Optional<RgbImage> whole = decode(bytes);
    for (int cut = 1; cut <= CUTS; cut++) {
      int length = (int) ((long) bytes.length * cut / (CUTS + 1));
      Optional<RgbImage> found = decode(Arrays.copyOf(bytes, length));
      if (found.isPresent()) {
        String where = name + " cut after " + length + " of " + bytes.length + " bytes";
        assertTrue(whole.isPresent(), where);
        assertArrayEquals(whole.get().data(), found.get().data(), where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aChangedFileGivesAPictureOrARefusal(String name) {
    byte[] bytes = Fixtures.bytes(name);
    Random random = new Random(SEED + name.hashCode());
    for (int mutation = 0; mutation < MUTATIONS; mutation++) {
      byte[] changed = bytes.clone();
      int count = 1 + random.nextInt(MOST_CHANGED_BYTES);
      for (int i = 0; i < count; i++) {
        // Every other change hits the first bytes, where sizes and kinds stand.
        int range = i % 2 == 0 ? changed.length : Math.min(changed.length, 200);
        changed[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      decode(changed)
          .ifPresent(
              image -> assertTrue((long) image.width() * image.height() <= SMALL.maxPixels()));
    }
  }

  /** Any other exception fails the test. */
  private static Optional<RgbImage> decode(byte[] bytes) {
    try {
      return Optional.of(ImageDecoder.decode(ImageSource.of(bytes), SMALL));
    } catch (AdaClipException e) {
      assertTrue(ALLOWED.contains(e.code()), e.getMessage());
      return Optional.empty();
    }
  }
}
