package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectWatchTest {
  private static final int PICTURES = 12;
  private static final int SCORED_BEFORE_THE_KILL = 3;
  private static final int SIGTERM_IS_DONE = 0;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void killedWatchGoesOnAndEveryPictureIsInTheJournalOnce() throws Exception {
    for (int index = 0; index < PICTURES; index++) {
      Tiny.copy("images/small.png", in().resolve("sub/" + index + ".png"));
    }
    Process process = start();
    try {
      BufferedReader lines = reader(process);
      for (int line = 0; line < SCORED_BEFORE_THE_KILL; line++) {
        assertTrue(lines.readLine().contains("\"score\""));
      }
      process.destroyForcibly().waitFor();
      assertTrue(journal().size() >= SCORED_BEFORE_THE_KILL - 1, journal().toString());

      Tiny.write(in().resolve("bad.png"), "not a picture");
      process = start();
      while (journal().size() < PICTURES + 1 && process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      process.destroy();
      assertEquals(SIGTERM_IS_DONE, process.waitFor());
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> expected =
        new ArrayList<>(
            IntStream.range(0, PICTURES).mapToObj(i -> "sub/" + i + ".png scored").toList());
    expected.add("bad.png failed");
    assertEquals(expected.stream().sorted().toList(), journal().stream().sorted().toList());
    assertEquals(PICTURES, overlays().size());
    assertTrue(overlays().contains("0.png_overlay.png"), overlays().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | a.png  | pictures are named, and a folder to watch | leave the pictures out",
        "nothing |        | there is no such folder to watch          | make the folder first",
        "in      | --out= | results would be mixed with the pictures  | name another folder",
        "in      | --watch-settle=-1 | a time of the watch is out of range     | in that range",
        "in      | --watch-grace=1   | the grace ends before a file has settled | lengthen",
      })
  void wrongUseIsRefused(String watched, String other, String what, String fix) throws IOException {
    Files.createDirectories(in());
    List<String> args = new ArrayList<>(Tiny.detect(folder));
    args.add("--watch=" + folder.resolve(watched));
    if (other != null) {
      args.add(other.equals("--out=") ? other + in() : other);
    }
    Call call = Call.program(args);
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(what), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertTrue(Files.notExists(folder.resolve("results")));
  }

  private Path in() {
    return folder.resolve("in");
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>(Tiny.detect(folder));
    command.addAll(List.of("--watch", in().toString(), "--json"));
    command.addAll(List.of("--watch-settle", "0.1", "--watch-grace", "0.1"));
    return Call.process(command).redirectError(folder.resolve("err").toFile()).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Complete lines as "path outcome". */
  private List<String> journal() throws IOException {
    Path file = folder.resolve("results/.adaclip-watch/journal.jsonl");
    return Files.readString(file)
        .lines()
        .filter(line -> line.endsWith("}") && line.startsWith("{\"file\""))
        .map(line -> line.replaceAll(".*\"file\":\"([^\"]*)\".*\"outcome\":\"(.*)\".*", "$1 $2"))
        .toList();
  }

  private List<String> overlays() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("results"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .toList();
    }
  }
}
