package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.adaclip.server.AccessToken;
import io.github.adaclip.server.ServerSettings;
import io.github.adaclip.server.Tiny;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that asks for a token: the page asks its user. */
class PageTokenTest {
  private static final String SECRET = "correct-horse-battery-staple";

  @BeforeAll
  static void requireBrowser() {
    Browser.require();
  }

  @Test
  void asksUntilTheTokenIsRightAndKeepsItForTheTab() {
    ServerSettings closed = ServedPage.settings().withToken(AccessToken.of(SECRET));
    try (ServedPage served = ServedPage.start(closed);
        OpenPage page = served.openUnknown().expectError("401")) {
      page.waitFor("#token-dialog");
      page.find("#token").sendKeys("wrong-but-long-enough");
      page.click("#token-form .primary");
      page.waitForText("#token-reason", "not accepted");
      page.find("#token").sendKeys(SECRET);
      page.click("#token-form .primary");
      page.waitFor("#model-name");
      page.upload("#files", Tiny.picture("hole.png"));
      page.waitFor(".result-panel .score");

      page.reload();
      page.waitFor("#model-name");
      assertFalse(page.find("#token-dialog").isDisplayed());
      page.click("#forget-token");
      page.upload("#files", Tiny.picture("hole.png"));
      page.waitFor("#token-dialog");
      page.click("#token-cancel");
      page.waitForText(".result-panel .failure", "UNAUTHORIZED");
    }
  }
}
