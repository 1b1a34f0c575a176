package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in a repository of a Hugging Face hub.
 *
 * @param type model, space or data set
 * @param owner user or organisation
 * @param repository name of the repository, without the owner
 * @param file path inside the repository, folders separated by slashes
 * @param revision branch, tag or commit
 */
record HubFile(RepositoryType type, String owner, String repository, String file, String revision) {
  static final String PREFIX = "hf:";
  static final String DEFAULT_REVISION = "main";
  private static final String FORM =
      "hf:OWNER/REPO/FILE[@REVISION], hf:spaces/OWNER/REPO/FILE or hf:datasets/OWNER/REPO/FILE";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?");
  private static final Pattern PATH_PART = Pattern.compile("[A-Za-z0-9._+=-]{1,200}");
  private static final Pattern WEB_PAGE =
      Pattern.compile("/((?:spaces/|datasets/)?[^/]+/[^/]+)/(?:resolve|blob|raw)/([^/]+)/(.+)");

  HubFile {
    requireName(owner);
    requireName(repository);
    requirePath("file", file);
    requirePath("revision", revision);
  }

  /**
   * Reads {@code hf:[spaces/|datasets/]OWNER/REPO/FILE[@REVISION]}.
   *
   * @throws AdaClipException INVALID_OPTION for another form, with the form expected
   */
  static HubFile parse(String reference) {
    String rest = reference.substring(PREFIX.length());
    RepositoryType type = RepositoryType.MODEL;
    for (RepositoryType candidate : RepositoryType.values()) {
      if (!candidate.addressPrefix().isEmpty() && rest.startsWith(candidate.addressPrefix())) {
        type = candidate;
      }
    }
    rest = rest.substring(type.addressPrefix().length());
    String revision = DEFAULT_REVISION;
    int at = rest.indexOf('@');
    if (at >= 0) {
      revision = rest.substring(at + 1);
      rest = rest.substring(0, at);
    }
    String[] parts = rest.split("/", 3);
    if (parts.length < 3) {
      throw malformed("the reference names no file of a repository", reference);
    }
    return new HubFile(type, parts[0], parts[1], parts[2], revision);
  }

  /**
   * The file behind a page or download address of the public hub, as people copy it from a browser.
   */
  static Optional<HubFile> ofAddress(URI address) {
    Matcher matcher = WEB_PAGE.matcher(String.valueOf(address.getPath()));
    if (!"huggingface.co".equalsIgnoreCase(address.getHost()) || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        parse(PREFIX + matcher.group(1) + "/" + matcher.group(3) + "@" + matcher.group(2)));
  }

  /** The same file at another revision. */
  HubFile at(String otherRevision) {
    return new HubFile(type, owner, repository, file, otherRevision);
  }

  /** Another file in the same folder of the same repository and revision. */
  HubFile sibling(String name) {
    int slash = file.lastIndexOf('/');
    return new HubFile(type, owner, repository, file.substring(0, slash + 1) + name, revision);
  }

  /** Repository as the hub writes it, for instance {@code spaces/OWNER/REPO}. */
  String repositoryId() {
    return type.addressPrefix() + owner + "/" + repository;
  }

  /** Last part of the path. */
  String fileName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Where a hub serves the file. */
  URI addressAt(URI endpoint) {
    String base = endpoint.toString().replaceAll("/+$", "");
    // A revision such as refs/pr/1 is one part of the address, so its slashes are escaped.
    return URI.create(
        base
            + "/"
            + repositoryId()
            + "/resolve/"
            + revision.replace("/", "%2F")
            + "/"
            + file.replace("+", "%2B"));
  }

  /** The reference as a user would type it. */
  @Override
  public String toString() {
    String suffix = revision.equals(DEFAULT_REVISION) ? "" : "@" + revision;
    return PREFIX + repositoryId() + "/" + file + suffix;
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches() || name.contains("--") || name.contains("..")) {
      throw malformed("this is not the name of a Hugging Face owner or repository", name);
    }
  }

  private static void requirePath(String what, String path) {
    for (String part : path.split("/", -1)) {
      if (!PATH_PART.matcher(part).matches() || part.endsWith(".")) {
        throw AdaClipException.of(
                FailureCode.INVALID_OPTION, "the " + what + " of a reference is not allowed")
            .expected(
                "letters, digits and . _ + = - in parts separated by single slashes, without '..'")
            .found(path.isEmpty() ? "nothing" : path)
            .fix("write the reference as " + FORM)
            .build();
      }
    }
  }

  private static AdaClipException malformed(String summary, String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary)
        .expected(FORM)
        .found(found.isEmpty() ? "nothing" : found)
        .fix("copy owner, repository and file name from the repository's page")
        .build();
  }
}
