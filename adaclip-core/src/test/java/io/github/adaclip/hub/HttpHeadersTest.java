package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HttpHeadersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-10-21T07:28:00Z"), ZoneOffset.UTC);
  private static final URI ADDRESS = URI.create("https://host/x.pth?signature=secret");

  @Test
  void retryAfterIsSecondsOrADate() {
    assertEquals(Optional.of(Duration.ofSeconds(120)), RetryAfter.parse(" 120 ", CLOCK));
    assertEquals(
        Optional.of(Duration.ofSeconds(75)),
        RetryAfter.parse("Wed, 21 Oct 2015 07:29:15 GMT", CLOCK));
    assertEquals(
        Optional.of(Duration.ZERO), RetryAfter.parse("Wed, 21 Oct 2015 07:00:00 GMT", CLOCK));
    assertEquals(Optional.empty(), RetryAfter.parse("soon", CLOCK));
    assertEquals(Optional.empty(), RetryAfter.parse("-5", CLOCK));
  }

  @Test
  void contentRange() {
    assertEquals(
        Optional.of(new ContentRange(OptionalLong.of(5), OptionalLong.of(10))),
        ContentRange.parse("bytes 5-9/10"));
    assertEquals(
        Optional.of(new ContentRange(OptionalLong.of(5), OptionalLong.empty())),
        ContentRange.parse("bytes 5-9/*"));
    assertEquals(
        Optional.of(new ContentRange(OptionalLong.empty(), OptionalLong.of(10))),
        ContentRange.parse("bytes */10"));
    assertEquals(Optional.empty(), ContentRange.parse("items 5-9/10"));
  }

  @Test
  void webPagesAreRecognisedByTypeOrByContent() {
    assertTrue(isWrong("Text/HTML; charset=utf-8", "\u0080binary"));
    assertTrue(isWrong("application/octet-stream", "\n  <!DOCTYPE html><html>"));
    assertTrue(isWrong("", "\u00ef\u00bb\u00bf<HTML>"));
    assertTrue(isWrong("text/plain", "version https://git-lfs.github.com/spec/v1\noid sha256:"));
    assertFalse(isWrong("text/plain", "{\"json\": true}"));
    assertFalse(isWrong("application/octet-stream", "PK\u0003\u0004"));
  }

  @Test
  void aReportOfAWebPageHidesTheSignatureOfTheAddress() {
    String text =
        WrongContent.recognise(ADDRESS, Optional.of("text/html"), new byte[0])
            .orElseThrow()
            .describe();
    assertTrue(text.contains("url       https://host/x.pth" + System.lineSeparator()), text);
    assertFalse(text.contains("secret"), text);
  }

  @Test
  void originsAreSchemeHostAndPort() {
    assertTrue(sameOrigin("https://a.b/x", "https://A.b:443/y"));
    assertFalse(sameOrigin("https://a.b", "http://a.b"));
    assertFalse(sameOrigin("https://a.b", "https://cdn.a.b"));
    assertFalse(sameOrigin("http://a.b:8080", "http://a.b"));
  }

  private static boolean sameOrigin(String one, String other) {
    return WebAddress.sameOrigin(URI.create(one), URI.create(other));
  }

  private static boolean isWrong(String type, String start) {
    return WrongContent.recognise(
            ADDRESS,
            Optional.of(type).filter(text -> !text.isEmpty()),
            start.getBytes(StandardCharsets.ISO_8859_1))
        .isPresent();
  }
}
