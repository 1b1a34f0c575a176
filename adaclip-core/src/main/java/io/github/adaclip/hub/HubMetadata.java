package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a hub tells of a file before it is downloaded.
 *
 * @param commit the commit a revision stands for
 * @param etag name of the content: the SHA-256 of a large file, Git's hash of a small one
 * @param sizeBytes length, if told
 */
record HubMetadata(String commit, String etag, OptionalLong sizeBytes) {
  private static final Pattern SAFE_COMMIT = Pattern.compile("[0-9A-Za-z]{7,64}");
  private static final Pattern SAFE_ETAG = Pattern.compile("[0-9A-Za-z_-]{1,128}");

  /** The content's SHA-256, if the etag is one. */
  Optional<String> sha256() {
    return Sha256.isHex(etag) ? Optional.of(etag) : Optional.empty();
  }

  /**
   * Reads the headers of the hub's answers; an earlier answer wins, since a redirect to storage
   * carries them and the storage's own answer does not.
   *
   * @throws AdaClipException DOWNLOAD_FAILED if they are not those of a hub
   */
  static HubMetadata of(List<HttpResponse<Void>> answers, HubFile file) {
    Optional<String> commit =
        header(answers, "X-Repo-Commit").filter(text -> SAFE_COMMIT.matcher(text).matches());
    Optional<String> etag = header(answers, "X-Linked-Etag").or(() -> header(answers, "ETag"));
    if (commit.isEmpty() || etag.isEmpty()) {
      throw AdaClipException.of(
              FailureCode.DOWNLOAD_FAILED, "the server does not answer as a Hugging Face hub")
          .with("url", WebAddress.shown(answers.get(0).uri()))
          .with("asked for", file)
          .expected("the headers X-Repo-Commit and ETag")
          .found("status " + answers.get(answers.size() - 1).statusCode())
          .fix("check HF_ENDPOINT; a proxy or login page may stand between you and the hub")
          .build();
    }
    OptionalLong size = OptionalLong.empty();
    HttpResponse<Void> last = answers.get(answers.size() - 1);
    Optional<String> linkedSize = header(answers, "X-Linked-Size");
    if (linkedSize.isPresent() && linkedSize.get().matches("[0-9]{1,18}")) {
      size = OptionalLong.of(Long.parseLong(linkedSize.get()));
    } else if (last.statusCode() == 200) {
      size = last.headers().firstValueAsLong("Content-Length");
    }
    return new HubMetadata(commit.get(), contentName(etag.get()), size);
  }

  private static String contentName(String etag) {
    String plain = etag.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
    return SAFE_ETAG.matcher(plain).matches() ? plain : "etag-" + Sha256.ofText(plain);
  }

  private static Optional<String> header(List<HttpResponse<Void>> answers, String name) {
    return answers.stream()
        .flatMap(answer -> answer.headers().firstValue(name).stream())
        .findFirst();
  }
}
