package io.github.adaclip.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UploadTest {
  @Test
  void namesAreOnlyShownAndNeverPaths() {
    assertEquals("image", name(null));
    assertEquals("a.png", name("a.png"));
    assertEquals("a b.png", name("/etc/../x/a b.png"));
    assertEquals("c.png", name("C:\\Users\\x\\c.png"));
    assertEquals("image", name("folder/"));
    assertEquals("ab.png", name("a\u0000\n\u202eb.png"));
    assertEquals(255, name("x".repeat(1000)).length());
  }

  private static String name(String sent) {
    return Upload.named(sent, new byte[0]).name();
  }
}
