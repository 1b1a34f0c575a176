package io.github.adaclip.server.http;

import io.github.adaclip.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;

/**
 * The files of the page, read into memory when the service starts: a request can only name what is
 * there, and nothing is opened for it.
 */
public final class PageAssets {
  private static final String FOLDER = "/io/github/adaclip/server/page";
  private static final String INDEX = "/index.html";

  private final Map<String, Reply> replies;

  private PageAssets(Map<String, Reply> replies) {
    this.replies = replies;
  }

  /** The files of this jar. */
  public static PageAssets load() {
    // Asked for by its first file: other parts of the class path may have a folder of that name.
    URL index = PageAssets.class.getResource(FOLDER + INDEX);
    if (index == null) {
      return new PageAssets(Map.of());
    }
    try {
      URI uri = index.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return read(Path.of(uri).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds an address for each file, and {@code /} for the first. */
  public void addTo(Routes routes) {
    replies.forEach((path, reply) -> routes.addOpen("GET", path, call -> answer(call, reply)));
    if (replies.containsKey(INDEX)) {
      routes.addOpen("GET", "/", call -> answer(call, replies.get(INDEX)));
    }
  }

  private static Reply answer(Call call, Reply reply) {
    String tag = reply.headers().get(HttpHeader.ETAG.asString());
    boolean known =
        call.header(HttpHeader.IF_NONE_MATCH.asString()).filter(tag::equals).isPresent();
    return known
        ? new Reply(HttpStatus.NOT_MODIFIED_304, reply.contentType(), new byte[0], reply.headers())
        : reply;
  }

  private static PageAssets read(Path folder) throws IOException {
    Map<String, Reply> replies = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = "/" + folder.relativize(file).toString().replace('\\', '/');
        replies.put(path, reply(path, Files.readAllBytes(file)));
      }
    }
    return new PageAssets(replies);
  }

  private static Reply reply(String path, byte[] bytes) {
    String type = MimeTypes.DEFAULTS.getMimeByExtension(path);
    boolean text = type != null && (type.startsWith("text/") || type.contains("json"));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeader.CACHE_CONTROL.asString(), "no-cache");
    headers.put(HttpHeader.ETAG.asString(), tag(bytes));
    return new Reply(
        HttpStatus.OK_200,
        type == null ? "application/octet-stream" : text ? type + ";charset=utf-8" : type,
        bytes,
        headers);
  }

  private static String tag(byte[] bytes) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes);
    return '"' + Sha256.hex(digest) + '"';
  }
}
