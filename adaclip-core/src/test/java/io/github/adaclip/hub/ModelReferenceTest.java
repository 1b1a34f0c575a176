package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {
  private static final URI HUB = URI.create("https://hub.example/");

  private final ModelCatalogue catalogue = ModelCatalogue.standard();

  @Test
  void readsCatalogueNamesInAnyCase() {
    assertEquals(
        "ViT-L-14-336",
        assertInstanceOf(ModelReference.Named.class, parse("vit-l-14-336")).entry().name());
  }

  @Test
  void readsAFileOfAModelRepository() {
    HubFile file = hub("hf:openai/clip-vit-base-patch32/sub/model.safetensors@v1.0");
    assertEquals(RepositoryType.MODEL, file.type());
    assertEquals("openai", file.owner());
    assertEquals("clip-vit-base-patch32", file.repository());
    assertEquals("sub/model.safetensors", file.file());
    assertEquals("v1.0", file.revision());
    assertEquals(
        "https://hub.example/openai/clip-vit-base-patch32/resolve/v1.0/sub/model.safetensors",
        file.addressAt(HUB).toString());
    assertEquals("sub/config.json", file.sibling("config.json").file());
  }

  @Test
  void readsSpacesAndDatasets() {
    HubFile space = hub("hf:spaces/Caoyunkang/AdaCLIP/weights/pretrained_all.pth");
    assertEquals(
        "https://hub.example/spaces/Caoyunkang/AdaCLIP/resolve/main/weights/pretrained_all.pth",
        space.addressAt(HUB).toString());
    assertEquals("hf:spaces/Caoyunkang/AdaCLIP/weights/pretrained_all.pth", space.toString());
    assertEquals(RepositoryType.DATASET, hub("hf:datasets/a/b/c.bin").type());
  }

  @Test
  void escapesTheSlashesOfARevisionOnly() {
    assertEquals(
        "https://hub.example/a/b/resolve/refs%2Fpr%2F1/f/x%2B1.bin",
        hub("hf:a/b/f/x+1.bin@refs/pr/1").addressAt(HUB).toString());
  }

  @Test
  void readsAddresses() {
    ModelReference web = parse("HTTPS://example.org/a/b.pth?sig=1");
    assertEquals(
        "HTTPS://example.org/a/b.pth?sig=1",
        assertInstanceOf(ModelReference.OnWeb.class, web).address().toString());
  }

  @Test
  void takesAPageOfThePublicHubForItsFile() {
    HubFile file =
        hub(
            "https://huggingface.co/spaces/Caoyunkang/AdaCLIP/blob/main/weights/pretrained_all.pth");
    assertEquals("hf:spaces/Caoyunkang/AdaCLIP/weights/pretrained_all.pth", file.toString());
    assertEquals(
        "hf:a/b/c.bin@dev",
        hub("https://huggingface.co/a/b/resolve/dev/c.bin?download=true").toString());
  }

  @Test
  void readsPathsAlsoOfFilesThatAreMissing(@TempDir Path folder) throws IOException {
    Path plain = Files.writeString(folder.resolve("weights"), "x");
    assertEquals(plain, local(plain.toString()));
    assertEquals(Path.of("missing.pth"), local("missing.pth"));
    assertEquals(Path.of("./ViT-B-32"), local("./ViT-B-32"));
    assertEquals(Path.of("C:\\models\\a.pth"), local("C:\\models\\a.pth"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf:",
        "hf:file.pth",
        "hf:owner/repo",
        "hf:owner/repo/",
        "hf:owner/repo/../x",
        "hf:owner/repo//etc/passwd",
        "hf:owner/repo/a/../../b",
        "hf:owner/re po/f",
        "hf:own%2Fer/repo/f",
        "hf:owner/repo/f?x=1",
        "hf:../repo/f",
        "hf:owner/repo/f@",
        "hf:owner/repo/f@../x",
        "hf:owner/repo/f@a@b",
        "hf:owner/a--b/f",
        "hf:owner/repo/a\\b",
        "hf:owner/repo/.",
        "hf:spaces/owner/repo",
        "hf:owner/repo/fil\u00e9"
      })
  void refusesMalformedHubReferencesAndShowsTheForm(String text) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> parse(text));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(e.describe().contains("hf:OWNER/REPO/FILE[@REVISION]"), e.describe());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://host/x.pth", "jar:file:/x!/y", "s3://bucket/key"})
  void refusesOtherSchemes(String text) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> parse(text));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(e.describe().contains("expected  http://, https:// or hf:"), e.describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://user:secret@host/x.pth", "https:///x", "https://ho st/x"})
  void refusesMalformedAddresses(String text) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> parse(text));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(!e.describe().contains("secret"), e.describe());
  }

  @Test
  void namesTheNearestModelForATypingMistake() {
    AdaClipException e = assertThrows(AdaClipException.class, () -> parse("ViT-L-14-363"));
    assertEquals(FailureCode.UNKNOWN_MODEL, e.code());
    assertEquals("did you mean ViT-L-14-336?", e.fix());
    assertTrue(e.describe().contains("found     ViT-L-14-363"), e.describe());
  }

  @Test
  void refusesNothing() {
    assertEquals(
        FailureCode.UNKNOWN_MODEL, assertThrows(AdaClipException.class, () -> parse(" ")).code());
  }

  private ModelReference parse(String text) {
    return ModelReference.parse(text, catalogue);
  }

  private HubFile hub(String text) {
    return assertInstanceOf(ModelReference.OnHub.class, parse(text)).file();
  }

  private Path local(String text) {
    return assertInstanceOf(ModelReference.Local.class, parse(text)).path();
  }
}
