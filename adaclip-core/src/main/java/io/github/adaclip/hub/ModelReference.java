package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user means by the name of a model: a catalogue entry, a file on a Hugging Face hub, a file
 * on the web, or a file or folder of this machine.
 */
sealed interface ModelReference {
  /** A model of the catalogue. */
  record Named(CatalogueEntry entry) implements ModelReference {}

  /** A file on a Hugging Face hub. */
  record OnHub(HubFile file) implements ModelReference {}

  /** A file behind an http or https address. */
  record OnWeb(URI address) implements ModelReference {}

  /** A file or folder of this machine, which may not exist. */
  record Local(Path path) implements ModelReference {}

  // One letter before the colon is a drive of Windows, not a scheme.
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
  Pattern FILE_LIKE =
      Pattern.compile(".*(?:[/\\\\]|\\.(?:pt|pth|bin|ckpt|safetensors|json))$|.*[/\\\\].*");

  /**
   * Tells what a text refers to. A catalogue name wins over a file of the same name; write {@code
   * ./NAME} for the file.
   *
   * @throws AdaClipException INVALID_OPTION for a malformed reference or a forbidden scheme,
   *     UNKNOWN_MODEL for a word that is neither a known name nor a file, with the nearest known
   *     name
   */
  static ModelReference parse(String text, ModelCatalogue catalogue) {
    if (text.isBlank()) {
      throw AdaClipException.of(FailureCode.UNKNOWN_MODEL, "no model is named")
          .expected(forms(catalogue))
          .fix("name a model")
          .build();
    }
    if (text.startsWith(HubFile.PREFIX)) {
      return new OnHub(HubFile.parse(text));
    }
    Optional<CatalogueEntry> entry = catalogue.find(text);
    if (entry.isPresent()) {
      return new Named(entry.get());
    }
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      return onWeb(text, scheme.group(1).toLowerCase(Locale.ROOT));
    }
    return local(text, catalogue);
  }

  private static ModelReference onWeb(String text, String scheme) {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "addresses of this kind are not downloaded")
          .expected("http://, https:// or hf:")
          .found(scheme + ":")
          .fix("for a file of this machine, give its path without a scheme")
          .build();
    }
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      throw malformedAddress("the address is malformed", e.getMessage(), e);
    }
    if (address.getHost() == null) {
      throw malformedAddress("the address has no host", text, null);
    }
    if (address.getRawUserInfo() != null) {
      throw malformedAddress("the address holds a user name or password", "a part before @", null);
    }
    return HubFile.ofAddress(address)
        .<ModelReference>map(OnHub::new)
        .orElseGet(() -> new OnWeb(address));
  }

  private static AdaClipException malformedAddress(String summary, String found, Exception cause) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary)
        .expected("https://HOST/PATH")
        .found(found)
        .fix("copy the download address of the file itself")
        .cause(cause)
        .build();
  }

  private static ModelReference local(String text, ModelCatalogue catalogue) {
    try {
      Path path = Path.of(text);
      if (Files.exists(path) || FILE_LIKE.matcher(text).matches()) {
        return new Local(path);
      }
    } catch (InvalidPathException e) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "this is neither a model's name nor a path")
          .found(text)
          .expected(forms(catalogue))
          .fix("check the name")
          .cause(e)
          .build();
    }
    throw AdaClipException.of(FailureCode.UNKNOWN_MODEL, "no model has this name")
        .found(text)
        .with("nearest", catalogue.nearest(text))
        .expected(forms(catalogue))
        .fix("did you mean " + catalogue.nearest(text) + "?")
        .build();
  }

  private static String forms(ModelCatalogue catalogue) {
    return "one of "
        + String.join(", ", catalogue.names())
        + ", or hf:OWNER/REPO/FILE[@REVISION], an https address, or a path";
  }
}
