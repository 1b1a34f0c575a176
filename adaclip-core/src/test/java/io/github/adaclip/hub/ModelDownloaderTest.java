package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDownloaderTest {
  private static final byte[] BODY = PullFixture.bytes(50_000, 21);
  private static final String SHA256 = PullFixture.sha256(BODY);
  private static final String STORE_PATH = "/store/" + SHA256 + "/tiny.pt";
  private static final String MIRROR_PATH = "/mirror/tiny.pt";

  @TempDir Path folder;
  private LoopbackServer server;
  private PullFixture fixture;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    fixture = new PullFixture(folder, server.uri("/"));
    fixture.environment.put("ADACLIP_OPENAI_STORE", server.uri("/store/").toString());
    fixture.catalogue = new ModelCatalogue(List.of(tiny()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pullsAFileOfOpenAisStoreByName() throws IOException {
    server.on(STORE_PATH, LoopbackServer.whole(BODY));
    Path file = fixture.pull("tiny");
    assertArrayEquals(BODY, Files.readAllBytes(file));
    assertEquals(folder.resolve("own/downloads/" + SHA256.substring(0, 16) + "/tiny.pt"), file);
    assertEquals(file, fixture.pull("TINY"));
    assertEquals(1, server.requests().size());
  }

  @Test
  void theStandardCatalogueLeadsToOpenAisFolderOfTheChecksum() {
    fixture.catalogue = ModelCatalogue.standard();
    server.on(
        "/store/40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af/ViT-B-32.pt",
        LoopbackServer.whole(BODY));
    AdaClipException e = assertThrows(AdaClipException.class, () -> fixture.pull("ViT-B-32"));
    assertEquals(FailureCode.CHECKSUM_MISMATCH, e.code());
    assertTrue(
        e.describe().contains("source 2  hf:openai/clip-vit-base-patch32/pytorch_model.bin"),
        e.describe());
    assertEquals(
        "/openai/clip-vit-base-patch32/resolve/main/pytorch_model.bin",
        server.requests().get(1).path());
  }

  @Test
  void goesOnToTheNextSource() throws IOException {
    server.on(STORE_PATH, LoopbackServer.status(404));
    server.on(MIRROR_PATH, LoopbackServer.whole(BODY));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull("tiny")));
    assertTrue(
        fixture.heard.messages.contains("trying another source: " + server.uri(MIRROR_PATH)),
        fixture.heard.messages.toString());
  }

  @Test
  void cachedModelTellsItsSourceAndPublishedChecksum() {
    assertEquals(Optional.empty(), fixture.downloader().findCached("tiny"));
    server.on(STORE_PATH, LoopbackServer.whole(BODY));
    Path file = fixture.pull("tiny");
    assertEquals(
        Optional.of(new CachedModel(file, server.uri(STORE_PATH).toString(), Optional.of(SHA256))),
        fixture.downloader().findCached("tiny"));
    assertEquals(Optional.empty(), fixture.downloader().findCached(file.toString()));
  }

  @Test
  void cachedModelWithoutPublishedChecksumSaysSo() {
    server.on(MIRROR_PATH, LoopbackServer.whole(BODY));
    String address = server.uri(MIRROR_PATH).toString();
    Path file = fixture.pull(address);
    assertEquals(
        Optional.of(new CachedModel(file, address, Optional.empty())),
        fixture.downloader().findCached(address));
  }

  @Test
  void namesEverySourceThatFailedAndThePageForPeople() {
    AdaClipException e = assertThrows(AdaClipException.class, () -> fixture.pull("tiny"));
    assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
    assertTrue(e.describe().contains("source 1  " + server.uri(STORE_PATH)), e.describe());
    assertTrue(e.describe().contains("source 2  " + server.uri(MIRROR_PATH)), e.describe());
    assertEquals(
        "download https://drive.example/tiny with a browser and give the file's path", e.fix());
    assertEquals(2, server.requests().size());
  }

  @Test
  void offlineNeverAsksAndSaysWhereItLooked() {
    server.on(STORE_PATH, LoopbackServer.whole(BODY));
    PullOptions offline = PullOptions.defaults().withOffline(true);
    for (String model :
        List.of("tiny", "hf:owner/repo/x.pth@dev", server.uri("/y.pth").toString())) {
      AdaClipException e = assertThrows(AdaClipException.class, () -> fixture.pull(model, offline));
      assertEquals(FailureCode.OFFLINE, e.code());
      assertTrue(e.describe().contains("looked in"), e.describe());
      assertTrue(e.fix().contains("adaclip model pull " + model), e.fix());
    }
    AdaClipException hub =
        assertThrows(
            AdaClipException.class, () -> fixture.pull("hf:owner/repo/x.pth@dev", offline));
    assertTrue(
        hub.getMessage()
            .contains(folder.resolve("hub/models--owner--repo/snapshots/dev/x.pth").toString()),
        hub.getMessage());
    fixture.environment.put("HF_HUB_OFFLINE", "1");
    assertEquals(
        FailureCode.OFFLINE,
        assertThrows(AdaClipException.class, () -> fixture.pull("tiny")).code());
    assertEquals(
        FailureCode.OFFLINE,
        assertThrows(
                AdaClipException.class,
                () -> fixture.pull("tiny", PullOptions.defaults().withRefresh(true)))
            .code());
    assertEquals(0, server.requests().size());
  }

  @Test
  void offlineUsesWhatIsCachedEvenIfARefreshIsAskedFor() {
    server.on(STORE_PATH, LoopbackServer.whole(BODY));
    Path file = fixture.pull("tiny");
    PullOptions options = PullOptions.defaults().withOffline(true).withRefresh(true);
    assertEquals(file, fixture.pull("tiny", options));
    assertEquals(1, server.requests().size());
  }

  @Test
  void whatIsCachedFromALaterSourceIsUsed() throws IOException {
    server.on(MIRROR_PATH, LoopbackServer.whole(BODY));
    Path file = fixture.pull("tiny");
    server.on(STORE_PATH, LoopbackServer.whole(BODY));
    assertEquals(file, fixture.pull("tiny"));
  }

  @Test
  void pathsAreTakenAsTheyAre() throws IOException {
    Path file = Files.write(folder.resolve("mine.pth"), BODY);
    assertEquals(file, fixture.pull(file.toString()));
    assertEquals(folder, fixture.pull(folder.toString()));
    assertEquals(Optional.of(file), fixture.downloader().cached(file.toString()));
    String missing = folder.resolve("none.pth").toString();
    assertEquals(Optional.empty(), fixture.downloader().cached(missing));
    AdaClipException e = assertThrows(AdaClipException.class, () -> fixture.pull(missing));
    assertEquals(FailureCode.MISSING_FILE, e.code());
    assertEquals(0, server.requests().size());
  }

  @Test
  void verifiesChecksums() throws IOException {
    Path file = Files.write(folder.resolve("mine.pth"), BODY);
    ModelDownloader.verify(file, SHA256);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> ModelDownloader.verify(file, "0".repeat(64)));
    assertEquals(FailureCode.CHECKSUM_MISMATCH, e.code());
    assertTrue(e.describe().contains("found     sha256 " + SHA256), e.describe());
    AdaClipException missing =
        assertThrows(
            AdaClipException.class, () -> ModelDownloader.verify(folder.resolve("no"), SHA256));
    assertEquals(FailureCode.MISSING_FILE, missing.code());
    assertThrows(IllegalArgumentException.class, () -> ModelDownloader.verify(file, "abc"));
  }

  /** SHA-256 of the three letters "abc", from FIPS 180-2, appendix B.1. */
  @Test
  void sha256OfAKnownText() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.ofText("abc"));
  }

  private CatalogueEntry tiny() {
    return new CatalogueEntry(
        "tiny",
        CatalogueEntry.Kind.BACKBONE,
        "a test",
        "none",
        Optional.empty(),
        List.of(),
        List.of(
            source("openai:tiny.pt", false),
            source(server.uri(MIRROR_PATH).toString(), false),
            source("https://drive.example/tiny", true)));
  }

  private static CatalogueSource source(String reference, boolean manual) {
    return new CatalogueSource(
        reference, Optional.of(SHA256), OptionalLong.empty(), List.of(), manual);
  }
}
