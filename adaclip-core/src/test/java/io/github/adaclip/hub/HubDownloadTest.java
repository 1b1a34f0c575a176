package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubDownloadTest {
  private static final byte[] BODY = PullFixture.bytes(200_000, 11);
  private static final byte[] CONFIG = "{\"projection_dim\": 768}".getBytes(StandardCharsets.UTF_8);
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String NEXT_COMMIT = "89abcdef0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "hf_secret";

  @TempDir Path folder;
  private LoopbackServer hub;
  private LoopbackServer storage;
  private PullFixture fixture;

  @BeforeEach
  void start() throws IOException {
    hub = new LoopbackServer();
    storage = new LoopbackServer();
    fixture = new PullFixture(folder, hub.uri("/"));
    fixture.environment.put("HF_TOKEN", TOKEN);
  }

  @AfterEach
  void stop() {
    hub.close();
    storage.close();
  }

  @Test
  void downloadsThroughARedirectAndShowsTheTokenToTheHubOnly() throws IOException {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    Path file = fixture.pull("hf:owner/repo/prompts.pth");
    assertArrayEquals(BODY, Files.readAllBytes(file));
    assertEquals(
        folder.resolve("hub/models--owner--repo/snapshots/" + COMMIT + "/prompts.pth"), file);
    assertEquals(COMMIT, Files.readString(folder.resolve("hub/models--owner--repo/refs/main")));
    assertFalse(Files.isSymbolicLink(file));
    assertEquals(
        List.of("HEAD", "GET"),
        hub.requests().stream().map(LoopbackServer.Request::method).toList());
    hub.requests()
        .forEach(r -> assertEquals(Optional.of("Bearer " + TOKEN), r.header("Authorization")));
    assertEquals("/owner/repo/resolve/" + COMMIT + "/prompts.pth", hub.requests().get(1).path());
    assertEquals(1, storage.requests().size());
    assertEquals(Optional.empty(), storage.requests().get(0).header("Authorization"));
  }

  @Test
  void theSecondPullAsksNobody() throws IOException {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    Path file = fixture.pull("hf:owner/repo/prompts.pth");
    int asked = hub.requests().size();
    assertEquals(file, fixture.pull("hf:owner/repo/prompts.pth"));
    assertEquals(file, fixture.pull("hf:owner/repo/prompts.pth@" + COMMIT));
    assertEquals(Optional.of(file), fixture.downloader().cached("hf:owner/repo/prompts.pth"));
    assertEquals(asked, hub.requests().size());
  }

  @Test
  void spacesAndFoldersInsideARepository() throws IOException {
    offer("/spaces/owner/demo", "weights/all.pth", COMMIT, BODY);
    Path file = fixture.pull("hf:spaces/owner/demo/weights/all.pth");
    assertEquals(
        folder.resolve("hub/spaces--owner--demo/snapshots/" + COMMIT + "/weights/all.pth"), file);
  }

  @Test
  void aBackboneGetsItsConfigBesideIt() throws IOException {
    offer("/owner/clip", "model.safetensors", COMMIT, BODY);
    offerSmall("/owner/clip", "config.json", COMMIT, CONFIG);
    Path file = fixture.pull("hf:owner/clip/model.safetensors");
    assertArrayEquals(CONFIG, Files.readAllBytes(file.resolveSibling("config.json")));
  }

  @Test
  void aMissingConfigIsToldAndDoesNotMatter() {
    offer("/owner/clip", "model.safetensors", COMMIT, BODY);
    Path file = fixture.pull("hf:owner/clip/model.safetensors");
    assertTrue(Files.isRegularFile(file));
    assertTrue(
        fixture.heard.messages.get(0).startsWith("without config.json: the hub has no such file"));
  }

  @Test
  void theIndexOfSplitWeightsBringsItsShards() throws IOException {
    String index =
        "{\"weight_map\": {\"a\": \"part-2.bin\", \"b\": \"part-1.bin\", \"c\": \"part-2.bin\"}}";
    String name = "model.safetensors.index.json";
    offerSmall("/owner/big", name, COMMIT, index.getBytes(StandardCharsets.UTF_8));
    offer("/owner/big", "part-1.bin", COMMIT, BODY);
    offer("/owner/big", "part-2.bin", COMMIT, PullFixture.bytes(500, 12));
    Path file = fixture.pull("hf:owner/big/" + name);
    assertArrayEquals(BODY, Files.readAllBytes(file.resolveSibling("part-1.bin")));
    assertEquals(500, Files.size(file.resolveSibling("part-2.bin")));
    assertEquals(2, storage.requests().size());
    assertEquals(Optional.of(file), fixture.downloader().cached("hf:owner/big/" + name));
    Files.delete(file.resolveSibling("part-1.bin"));
    assertEquals(Optional.empty(), fixture.downloader().cached("hf:owner/big/" + name));
  }

  @Test
  void anIndexThatLeadsElsewhereIsRefused() {
    String index = "{\"weight_map\": {\"a\": \"../../../etc/passwd\"}}";
    offerSmall("/owner/big", "x.index.json", COMMIT, index.getBytes(StandardCharsets.UTF_8));
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> fixture.pull("hf:owner/big/x.index.json"));
    assertEquals(FailureCode.UNREADABLE_WEIGHTS, e.code());
  }

  @Test
  void findsWhatPythonDownloadedAsLinksIntoBlobs() throws IOException {
    Path repository = folder.resolve("hub/models--owner--repo");
    Path blob = write(repository.resolve("blobs/" + PullFixture.sha256(BODY)), BODY);
    Path link = repository.resolve("snapshots/" + COMMIT + "/prompts.pth");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, link.getParent().relativize(blob));
    write(repository.resolve("refs/main"), COMMIT.getBytes(StandardCharsets.UTF_8));
    assertEquals(link, fixture.pull("hf:owner/repo/prompts.pth"));
    assertEquals(0, hub.requests().size());
  }

  @Test
  void aNewCommitWithTheSameFileIsNotDownloadedAgain() throws IOException {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    fixture.pull("hf:owner/repo/prompts.pth");
    offer("/owner/repo", "prompts.pth", NEXT_COMMIT, BODY);
    Path file = fixture.pull("hf:owner/repo/prompts.pth", PullOptions.defaults().withRefresh(true));
    assertTrue(file.toString().contains(NEXT_COMMIT), file.toString());
    assertArrayEquals(BODY, Files.readAllBytes(file));
    assertEquals(
        NEXT_COMMIT, Files.readString(folder.resolve("hub/models--owner--repo/refs/main")));
    assertEquals(1, storage.requests().size());
  }

  @Test
  void aBlobOfPythonIsUsedForANewCommit() throws IOException {
    write(folder.resolve("hub/models--owner--repo/blobs/" + PullFixture.sha256(BODY)), BODY);
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull("hf:owner/repo/prompts.pth")));
    assertEquals(0, storage.requests().size());
  }

  @Test
  void followsARenamedRepositoryOnTheSameHub() throws IOException {
    hub.on(
        "/old/name/resolve/main/prompts.pth",
        LoopbackServer.redirect(307, "/owner/repo/resolve/main/prompts.pth"));
    hub.on(
        "/old/name/resolve/" + COMMIT + "/prompts.pth",
        LoopbackServer.redirect(307, "/owner/repo/resolve/" + COMMIT + "/prompts.pth"));
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull("hf:old/name/prompts.pth")));
  }

  @Test
  void theChecksumOfALargeFileIsVerified() {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    byte[] tampered = BODY.clone();
    tampered[100] ^= 1;
    storage.on("/blob/prompts.pth", LoopbackServer.whole(tampered));
    AdaClipException e = refused("hf:owner/repo/prompts.pth");
    assertEquals(FailureCode.CHECKSUM_MISMATCH, e.code());
    assertFalse(
        Files.exists(
            folder.resolve("hub/models--owner--repo/blobs/" + PullFixture.sha256(BODY) + ".part")));
    assertFalse(Files.exists(folder.resolve("hub/models--owner--repo/refs")));
  }

  @Test
  void anotherChecksumThanDemandedIsRefusedBeforeTheDownload() {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    PullOptions options = PullOptions.defaults().withSha256("0".repeat(64));
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> fixture.pull("hf:owner/repo/prompts.pth", options));
    assertEquals(FailureCode.CHECKSUM_MISMATCH, e.code());
    assertTrue(e.getMessage().contains("found sha256 " + PullFixture.sha256(BODY)), e.getMessage());
    assertEquals(0, storage.requests().size());
  }

  @Test
  void continuesAfterACutAtTheStorageServer() throws IOException {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    storage.onEach(
        "/blob/prompts.pth",
        LoopbackServer.cut(BODY, 90_000),
        LoopbackServer.ranged(BODY, "\"s\""));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull("hf:owner/repo/prompts.pth")));
    assertTrue(storage.requests().get(1).header("Range").isPresent());
  }

  @Test
  void refusalsNameRepositoryFileAndRevision() {
    String path = "/owner/repo/resolve/dev/x.pth";
    hub.on(path, LoopbackServer.status(404, "X-Error-Code", "EntryNotFound"));
    AdaClipException noFile = refused("hf:owner/repo/x.pth@dev");
    assertTrue(
        noFile
            .getMessage()
            .startsWith(
                "the hub has no such file (repo owner/repo; file x.pth; revision dev; found status"
                    + " 404"),
        noFile.getMessage());
    hub.on(path, LoopbackServer.status(404, "X-Error-Code", "RevisionNotFound"));
    assertTrue(
        refused("hf:owner/repo/x.pth@dev")
            .getMessage()
            .startsWith("the repository has no such revision"));
    hub.on(path, LoopbackServer.status(404, "X-Error-Code", "RepoNotFound"));
    assertTrue(
        refused("hf:owner/repo/x.pth@dev")
            .getMessage()
            .startsWith("the hub has no such repository"));
  }

  @Test
  void refusalsOfAccessExplainTheToken() {
    String path = "/owner/repo/resolve/main/x.pth";
    hub.on(path, LoopbackServer.status(401));
    AdaClipException unknown = refused("hf:owner/repo/x.pth");
    assertTrue(
        unknown.getMessage().startsWith("the hub refuses access; the repository is private"),
        unknown.getMessage());
    assertTrue(unknown.fix().contains("HF_TOKEN"), unknown.fix());
    assertFalse(unknown.describe().contains(TOKEN));
    hub.on(path, LoopbackServer.status(403, "X-Error-Code", "GatedRepo"));
    AdaClipException gated = refused("hf:owner/repo/x.pth");
    assertTrue(
        gated.fix().startsWith("accept them at https://huggingface.co/owner/repo"), gated.fix());
    assertEquals(2, hub.requests().size());
  }

  @Test
  void theQuestionForACommitIsRepeatedToo() {
    offer("/owner/repo", "prompts.pth", COMMIT, BODY);
    hub.onEach(
        "/owner/repo/resolve/main/prompts.pth",
        LoopbackServer.status(500),
        LoopbackServer.status(429, "Retry-After", "3"),
        metadata(COMMIT, BODY, "prompts.pth"));
    assertTrue(Files.isRegularFile(fixture.pull("hf:owner/repo/prompts.pth")));
    assertEquals(2, fixture.waits.size());
  }

  @Test
  void aServerThatIsNoHubIsRecognised() {
    hub.on("/owner/repo/resolve/main/x.pth", LoopbackServer.whole(BODY));
    AdaClipException e = refused("hf:owner/repo/x.pth");
    assertTrue(
        e.getMessage().startsWith("the server does not answer as a Hugging Face hub"),
        e.getMessage());
    assertTrue(e.fix().contains("HF_ENDPOINT"), e.fix());
  }

  private AdaClipException refused(String model) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> fixture.pull(model));
    assertEquals(
        e.code() == FailureCode.CHECKSUM_MISMATCH ? e.code() : FailureCode.DOWNLOAD_FAILED,
        e.code());
    return e;
  }

  /** A large file: the hub answers with its name and sends on to the storage server. */
  private void offer(String repository, String file, String commit, byte[] body) {
    hub.on(repository + "/resolve/main/" + file, metadata(commit, body, file));
    hub.on(repository + "/resolve/" + commit + "/" + file, metadata(commit, body, file));
    storage.on("/blob/" + file, LoopbackServer.ranged(body, "\"storage\""));
  }

  private LoopbackServer.Answer metadata(String commit, byte[] body, String file) {
    return LoopbackServer.redirect(
        302,
        storage.uri("/blob/" + file) + "?signature=1",
        "X-Repo-Commit",
        commit,
        "X-Linked-Etag",
        "\"" + PullFixture.sha256(body) + "\"",
        "X-Linked-Size",
        String.valueOf(body.length));
  }

  /** A small file: the hub sends it itself, named by Git's hash. */
  private void offerSmall(String repository, String file, String commit, byte[] body) {
    LoopbackServer.Answer answer =
        LoopbackServer.whole(
            body,
            "X-Repo-Commit",
            commit,
            "ETag",
            "\"" + PullFixture.sha256(body).substring(0, 40) + "\"");
    hub.on(repository + "/resolve/main/" + file, answer);
    hub.on(repository + "/resolve/" + commit + "/" + file, answer);
  }

  private static Path write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
