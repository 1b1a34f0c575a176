package io.github.adaclip.text;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The sentences that describe a normal and an anomalous object of a class: the class name goes into
 * each state, each state into each template.
 *
 * @param normalStates how a normal object is called, each with one {@code {}} for the class name
 * @param abnormalStates how an anomalous object is called, each with one {@code {}} for the class
 *     name
 * @param templates sentences, each with one {@code {}} for the state
 */
public record SentenceTemplates(
    List<String> normalStates, List<String> abnormalStates, List<String> templates) {
  private static final String PLACE = "{}";

  private static final SentenceTemplates REFERENCE =
      new SentenceTemplates(
          List.of(
              "{}",
              "flawless {}",
              "perfect {}",
              "unblemished {}",
              "{} without flaw",
              "{} without defect",
              "{} without damage"),
          List.of("damaged {}", "broken {}", "{} with flaw", "{} with defect", "{} with damage"),
          List.of(
              "a bad photo of a {}.",
              "a low resolution photo of the {}.",
              "a bad photo of the {}.",
              "a cropped photo of the {}."));

  /**
   * Checks and copies the lists.
   *
   * @throws AdaClipException INVALID_TEXT if a list is empty or an entry does not hold exactly one
   *     {@code {}}
   */
  public SentenceTemplates {
    normalStates = checked("normal states", normalStates);
    abnormalStates = checked("abnormal states", abnormalStates);
    templates = checked("templates", templates);
  }

  private static List<String> checked(String name, List<String> entries) {
    problem(entries)
        .ifPresent(
            problem -> {
              throw AdaClipException.of(FailureCode.INVALID_TEXT, "the " + name + " cannot be used")
                  .expected("at least one entry, each with exactly one {}")
                  .found(problem)
                  .build();
            });
    return List.copyOf(entries);
  }

  /** What is wrong with a list of states or templates; empty if nothing is. */
  static Optional<String> problem(List<String> entries) {
    if (entries.isEmpty()) {
      return Optional.of("an empty list");
    }
    return entries.stream()
        .filter(entry -> places(entry) != 1)
        .findFirst()
        .map(
            entry ->
                '"' + entry + "\" with " + (places(entry) == 0 ? "no" : places(entry)) + " {}");
  }

  private static int places(String entry) {
    return (entry.length() - entry.replace(PLACE, "").length()) / PLACE.length();
  }

  /** The 7 normal states, 5 abnormal states and 4 templates that AdaCLIP was trained with. */
  public static SentenceTemplates reference() {
    return REFERENCE;
  }

  /**
   * Own states and templates: a JSON object with the keys {@code normal}, {@code abnormal} and
   * {@code templates}, each a list of texts with exactly one {@code {}} in each.
   *
   * @throws AdaClipException MISSING_FILE, or INVALID_TEXT if the content is anything else
   */
  public static SentenceTemplates read(Path jsonFile) {
    return SentenceFile.read(jsonFile);
  }

  /**
   * The sentences for a normal object, state by state.
   *
   * @param className what is to be seen, for instance {@code metal-nut}; {@code -} becomes a space
   * @throws AdaClipException INVALID_TEXT if the class name is blank
   */
  public List<String> normal(String className) {
    return sentences(normalStates, className);
  }

  /** The sentences for an anomalous object; see {@link #normal}. */
  public List<String> abnormal(String className) {
    return sentences(abnormalStates, className);
  }

  private List<String> sentences(List<String> states, String className) {
    String words = words(className);
    return states.stream()
        .map(state -> state.replace(PLACE, words))
        .flatMap(state -> templates.stream().map(template -> template.replace(PLACE, state)))
        .toList();
  }

  /** The class name as it stands in the sentences. */
  static String words(String className) {
    String words = className.replace('-', ' ');
    if (words.isBlank()) {
      throw blank(className);
    }
    return words;
  }

  static AdaClipException blank(String className) {
    return AdaClipException.of(FailureCode.INVALID_TEXT, "the class name is empty")
        .expected("what the picture shows, for instance \"metal nut\"")
        .found('"' + className + '"')
        .fix("name the object in a few words")
        .build();
  }
}
