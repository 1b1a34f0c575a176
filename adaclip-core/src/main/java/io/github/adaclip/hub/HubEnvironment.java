package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What environment variables say about downloads. Names, defaults and the meaning of the {@code
 * HF_} ones are those of the Python package huggingface_hub, so that both share one configuration
 * and one cache.
 *
 * @param endpoint the hub, {@code HF_ENDPOINT}
 * @param token secret sent to the hub and to nobody else: {@code HF_TOKEN} or the file {@code
 *     HF_HOME/token}
 * @param hubCache folder of the repositories, {@code HF_HUB_CACHE} or {@code HF_HOME/hub}
 * @param openAiStore folder of OpenAI's weight files on the web; {@code ADACLIP_OPENAI_STORE} names
 *     a mirror
 * @param offline {@code HF_HUB_OFFLINE} or {@code TRANSFORMERS_OFFLINE}
 */
record HubEnvironment(
    URI endpoint, Optional<String> token, Path hubCache, URI openAiStore, boolean offline) {
  private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
  private static final String DEFAULT_OPENAI_STORE =
      "https://openaipublic.azureedge.net/clip/models";
  private static final Set<String> TRUE_WORDS = Set.of("1", "ON", "YES", "TRUE");

  static HubEnvironment of(Map<String, String> environment) {
    Path home =
        value(environment, "HF_HOME")
            .map(text -> folder(environment, text))
            .orElseGet(() -> userCache(environment).resolve("huggingface"));
    Path cache =
        value(environment, "HF_HUB_CACHE")
            .or(() -> value(environment, "HUGGINGFACE_HUB_CACHE"))
            .map(text -> folder(environment, text))
            .orElseGet(() -> home.resolve("hub"));
    return new HubEnvironment(
        address(environment, "HF_ENDPOINT", DEFAULT_ENDPOINT),
        token(environment, home),
        cache.toAbsolutePath().normalize(),
        address(environment, "ADACLIP_OPENAI_STORE", DEFAULT_OPENAI_STORE),
        isTrue(environment, "HF_HUB_OFFLINE") || isTrue(environment, "TRANSFORMERS_OFFLINE"));
  }

  /** See {@link ModelCache#standard(Map)}. */
  static Path ownCacheFolder(Map<String, String> environment) {
    return value(environment, "ADACLIP_CACHE")
        .map(text -> folder(environment, text))
        .or(
            () ->
                value(environment, "XDG_CACHE_HOME")
                    .map(text -> folder(environment, text).resolve("adaclip")))
        .or(
            () ->
                value(environment, "LOCALAPPDATA")
                    .map(text -> folder(environment, text).resolve("adaclip")))
        .orElseGet(() -> userHome(environment).resolve(".cache").resolve("adaclip"));
  }

  /** Where a file of OpenAI's store lies; its folder is its checksum. */
  URI openAiAddress(String file, String sha256) {
    return URI.create(openAiStore.toString().replaceAll("/+$", "") + "/" + sha256 + "/" + file);
  }

  /** The token is left out. */
  @Override
  public String toString() {
    return "HubEnvironment[endpoint="
        + endpoint
        + ", hubCache="
        + hubCache
        + ", offline="
        + offline
        + "]";
  }

  private static Path userCache(Map<String, String> environment) {
    return value(environment, "XDG_CACHE_HOME")
        .map(text -> folder(environment, text))
        .orElseGet(() -> userHome(environment).resolve(".cache"));
  }

  private static Path userHome(Map<String, String> environment) {
    return value(environment, "HOME")
        .or(() -> value(environment, "USERPROFILE"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  private static Path folder(Map<String, String> environment, String text) {
    if (text.equals("~")) {
      return userHome(environment);
    }
    if (text.startsWith("~/") || text.startsWith("~\\")) {
      return userHome(environment).resolve(text.substring(2));
    }
    return Path.of(text);
  }

  private static Optional<String> token(Map<String, String> environment, Path home) {
    if (isTrue(environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
      return Optional.empty();
    }
    Path file =
        value(environment, "HF_TOKEN_PATH")
            .map(text -> folder(environment, text))
            .orElseGet(() -> home.resolve("token"));
    Optional<String> token =
        value(environment, "HF_TOKEN")
            .or(() -> value(environment, "HUGGING_FACE_HUB_TOKEN"))
            .or(() -> contentOf(file));
    if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the Hugging Face token holds blanks or odd characters")
          .expected("one word, as in HF_TOKEN or in " + file)
          .fix("copy the token again from https://huggingface.co/settings/tokens")
          .build();
    }
    return token;
  }

  private static Optional<String> contentOf(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the file with the Hugging Face token cannot be read")
          .file(file)
          .found(e)
          .fix("make it readable, or set HF_TOKEN")
          .cause(e)
          .build();
    }
  }

  private static URI address(Map<String, String> environment, String name, String fallback) {
    String text = value(environment, name).orElse(fallback);
    try {
      URI address = URI.create(text);
      if (WebAddress.isWeb(address)) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below in the same words as any other unusable value.
    }
    throw AdaClipException.of(FailureCode.INVALID_OPTION, name + " is not a web address")
        .expected("for instance " + fallback)
        .found(text)
        .fix("correct or unset " + name)
        .build();
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static boolean isTrue(Map<String, String> environment, String name) {
    return value(environment, name)
        .map(text -> TRUE_WORDS.contains(text.toUpperCase(Locale.ROOT)))
        .orElse(false);
  }
}
