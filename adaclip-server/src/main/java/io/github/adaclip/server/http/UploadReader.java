package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/**
 * The pictures of a request: its body as it is, or the fields {@code image} of a form. Everything
 * stays in memory; no file is ever written.
 */
final class UploadReader {
  private static final String FIELD = "image";
  private static final int LONGEST_VALUE = 4096;
  private static final int LONGEST_HEADERS = 8192;
  private static final int MOST_OTHER_FIELDS = 20;

  private final int mostPictures;

  /** A reader of requests with so many pictures at most. */
  UploadReader(int mostPictures) {
    this.mostPictures = mostPictures;
  }

  /**
   * Reads the request.
   *
   * @throws AdaClipException UNREADABLE_IMAGE for another kind of content, INVALID_OPTION for a
   *     form that is damaged, without pictures or with too many
   */
  UploadedForm read(Call call) {
    String sent = call.header("Content-Type").orElse("");
    String type = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("multipart/form-data")) {
      return form(call, sent);
    }
    if (type.isEmpty() || type.startsWith("image/") || type.equals("application/octet-stream")) {
      Map<String, List<String>> parameters = call.parameters();
      return new UploadedForm(List.of(Upload.named(null, call.body())), parameters);
    }
    throw AdaClipException.of(
            FailureCode.UNREADABLE_IMAGE, "the request's content is not of a kind that is read")
        .expected("a picture (image/...) or a form (multipart/form-data) with the field image")
        .found(type)
        .fix("with curl: -F image=@FILE, or -H 'Content-Type: image/png' --data-binary @FILE")
        .build();
  }

  private UploadedForm form(Call call, String contentType) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(call.parameters());
    List<Upload> pictures = new ArrayList<>();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try (MultiPartFormData.Parts parts = parts(contentType, call.body())) {
      for (MultiPart.Part part : parts) {
        if (FIELD.equals(part.getName())) {
          pictures.add(Upload.named(part.getFileName(), bytes(part)));
        } else {
          fields
              .computeIfAbsent(String.valueOf(part.getName()), name -> new ArrayList<>())
              .add(text(part));
        }
      }
    }
    if (pictures.isEmpty()) {
      throw damaged("the form has no picture", "a field named image", "none");
    }
    if (pictures.size() > mostPictures) {
      throw damaged(
          "the form has too many pictures",
          "at most " + mostPictures,
          String.valueOf(pictures.size()));
    }
    fields.forEach(parameters::putIfAbsent);
    return new UploadedForm(pictures, parameters);
  }

  private MultiPartFormData.Parts parts(String contentType, byte[] body) {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null || boundary.isEmpty()) {
      throw damaged("the form cannot be read", "a boundary in Content-Type", "none");
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxMemoryFileSize(-1);
    parser.setMaxParts((long) mostPictures + MOST_OTHER_FIELDS);
    parser.setPartHeadersMaxLength(LONGEST_HEADERS);
    CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
    parser.parse(Content.Source.from(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parsed));
    try {
      return parsed.join();
    } catch (CompletionException e) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the form cannot be read")
          .expected("multipart/form-data (RFC 7578)")
          .found(String.valueOf(e.getCause().getMessage()))
          .fix("with curl: -F image=@FILE")
          .cause(e)
          .build();
    }
  }

  private static byte[] bytes(MultiPart.Part part) {
    try {
      ByteBuffer buffer = Content.Source.asByteBuffer(part.getContentSource());
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw damaged("the form cannot be read", "a whole picture", String.valueOf(e.getMessage()));
    }
  }

  private static String text(MultiPart.Part part) {
    byte[] bytes = bytes(part);
    if (bytes.length > LONGEST_VALUE) {
      throw damaged(
          "a field of the form is too long",
          "pictures in the field image, " + LONGEST_VALUE + " bytes at most in others",
          bytes.length + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static AdaClipException damaged(String summary, String expected, String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary)
        .expected(expected)
        .found(found)
        .fix("with curl: -F image=@FILE")
        .build();
  }
}
