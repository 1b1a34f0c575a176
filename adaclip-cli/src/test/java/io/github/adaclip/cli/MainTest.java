package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @CsvSource({
    "never, 0",
    "unexpected, 1",
    "stack, 1",
    "INTERNAL, 1",
    "USER_INPUT, 2",
    "RESOURCES, 2",
    "OUTSIDE, 2",
    "wrapped, 2",
    "memory, 2",
    "link, 2",
    "partly, 3"
  })
  void everyEndHasItsExitCode(String how, int exitCode) {
    assertEquals(exitCode, Call.of("fail", "--how", how).exitCode());
  }

  @Test
  void resultsAndNotesAreKeptApart() {
    Call call = Call.of("fail", "--how", "never");
    assertEquals("done" + System.lineSeparator(), call.out());
    assertEquals("a note" + System.lineSeparator(), call.err());
  }

  @Test
  void quietLeavesTheResultOnly() {
    Call call = Call.of("fail", "--how", "never", "--quiet");
    assertEquals("done" + System.lineSeparator(), call.out());
    assertEquals("", call.err());
  }

  /** Picocli warns of a text it cannot format on the process's own standard error. */
  @Test
  void everyCommandExplainsItselfWithAnExampleAndWithoutWarnings() {
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream standardError = System.err;
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      for (String command :
          List.of(
              "detect",
              "train",
              "evaluate",
              "plot maps",
              "plot curves",
              "plot pca",
              "data check",
              "data index",
              "data convert",
              "model list",
              "model pull",
              "model info",
              "model verify",
              "model convert",
              "model parity",
              "bench")) {
        Call call = Call.program((command + " --help").split(" "));
        assertEquals(ExitCode.DONE, call.exitCode(), command);
        assertTrue(call.out().contains("Example"), command);
      }
    } finally {
      System.setErr(standardError);
    }
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
  }

  @Test
  void helpShowsExampleAndCommands() {
    Call call = Call.of("--help");
    assertEquals(ExitCode.DONE, call.exitCode());
    assertTrue(call.out().contains("Example:"), call.out());
    assertTrue(call.out().contains("Fails as told."), call.out());
    assertEquals("", call.err());
  }

  @Test
  void versionNamesProgramAndJava() {
    Call call = Call.of("--version");
    assertEquals(ExitCode.DONE, call.exitCode());
    assertTrue(call.out().startsWith("adaclip "), call.out());
    assertTrue(call.out().contains("Java " + System.getProperty("java.version")), call.out());
  }

  @Test
  void noCommandIsWrongUsage() {
    Call call = Call.of();
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().startsWith("error: no command given"), call.err());
    assertTrue(call.err().contains("adaclip --help"), call.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--hwo, unknown option --hwo, did you mean --how?",
    "--hwo=never, unknown option --hwo, did you mean --how?",
    "--cache, unknown option --cache, did you mean --cache-dir?",
    "--zzzzzz, unknown option --zzzzzz, adaclip fail --help",
    "more, unexpected argument more, adaclip fail --help"
  })
  void unknownArgumentGetsTheNearestKnownOne(String typed, String what, String fix) {
    Call call = Call.of("fail", "--how", "never", typed);
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("error: " + what), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertEquals("", call.out());
  }

  @Test
  void unknownCommandGetsTheNearestKnownOne() {
    Call call = Call.of("fial");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("error: unknown command fial"), call.err());
    assertTrue(call.err().contains("did you mean fail?"), call.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--count=many", "--how"})
  void unusableOptionSaysSo(String option) {
    Call call = Call.of("fail", option);
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains(option.split("=")[0]), call.err());
    assertTrue(call.err().contains("adaclip fail --help"), call.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unexpected", "USER_INPUT", "memory", "stack"})
  void stackTraceOnlyWhenVerbose(String how) {
    assertFalse(Call.of("fail", "--how", how).err().contains("\tat "));
    assertTrue(Call.of("fail", "--how", how, "--verbose").err().contains("\tat "));
  }

  @Test
  void verboseAlsoShowsTheStackOfWrongUsage() {
    assertFalse(Call.of("fail", "--nothing").err().contains("\tat "));
    assertTrue(Call.of("fail", "--nothing", "--verbose").err().contains("\tat "));
  }

  @Test
  void internalErrorTellsWhatToDo() {
    String err = Call.of("fail", "--how", "unexpected").err();
    assertTrue(err.startsWith("error: internal error: "), err);
    assertTrue(err.contains("a plain defect"), err);
    assertTrue(err.contains("run again with --verbose"), err);
  }

  @Test
  void fullMemoryTellsWhatToLower() {
    String err = Call.of("fail", "--how", "memory").err();
    assertTrue(err.startsWith("error: not enough memory"), err);
    assertTrue(err.contains("--image-size") && err.contains("--batch-size"), err);
  }

  @ParameterizedTest
  @CsvSource({"USER_INPUT, MISSING_FILE", "memory, OUT_OF_MEMORY", "unexpected, INTERNAL_ERROR"})
  void failureIsAJsonLineAsWell(String how, String kind) throws IOException {
    Call call = Call.of("fail", "--how", how, "--json");
    assertEquals(1, call.out().lines().count(), call.out());
    JsonNode error = new ObjectMapper().readTree(call.out()).get("error");
    assertEquals(kind, error.get("kind").asText());
    assertFalse(error.get("message").asText().isEmpty());
    assertFalse(error.get("fix").asText().isEmpty());
    assertTrue(call.err().startsWith("error: "), call.err());
  }

  @Test
  void missingNativeLibraryPointsToTheCacheFolder() {
    String err = Call.of("fail", "--how", "link").err();
    assertTrue(err.contains("no jnitorch in java.library.path"), err);
    assertTrue(err.contains("--cache-dir"), err);
  }

  @Test
  void wrongUsageIsAJsonLineAsWell() throws IOException {
    Call call = Call.of("fail", "--json", "--hwo");
    JsonNode error = new ObjectMapper().readTree(call.out()).get("error");
    assertEquals("INVALID_OPTION", error.get("kind").asText());
  }

  @Test
  void readerThatGoesAwayIsNoError() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    int exitCode =
        Main.run(
            new String[] {"fail", "--how", "never", "--quiet"},
            new PrintStream(closed, true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            List.of(new FailCommand()));
    assertEquals(ExitCode.DONE, exitCode);
  }
}
