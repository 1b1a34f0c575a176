package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One call of the program: what came out, and its exit code. */
record Call(int exitCode, String out, String err) {
  private interface Program {
    int run(PrintStream out, PrintStream err);
  }

  /** A call of a program that has the command {@code fail} only. */
  static Call of(String... args) {
    return of((out, err) -> Main.run(args, out, err, List.of(new FailCommand())));
  }

  /** A call of the program with all its commands. */
  static Call program(String... args) {
    return of((out, err) -> Main.run(args, out, err));
  }

  /** The same, of arguments in two parts. */
  static Call program(List<String> first, String... rest) {
    return program(
        java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(rest))
            .toArray(String[]::new));
  }

  /** The program in a process of its own, not started yet. */
  static ProcessBuilder process(List<String> args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                Main.class.getName()));
    command.addAll(args);
    return new ProcessBuilder(command);
  }

  private static Call of(Program program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        program.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Call(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** Standard output as JSON Lines; fails if it holds anything else. */
  List<JsonNode> json() {
    ObjectMapper mapper = new ObjectMapper();
    return out.lines()
        .map(
            line -> {
              try {
                return mapper.readTree(line);
              } catch (IOException e) {
                throw new UncheckedIOException(line, e);
              }
            })
        .toList();
  }
}
