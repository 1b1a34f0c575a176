package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page without a mouse, on small screens, and in both themes. */
class PageKeyboardTest {
  private static final int MOST_STEPS = 120;

  @BeforeAll
  static void requireBrowser() {
    Browser.require();
  }

  @Test
  void aPictureIsScoredAndJudgedWithKeysAlone() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.waitFor("#gallery li:nth-child(2) button");
      tabTo(page, "#gallery li:first-child button");
      page.press(Keys.ENTER);
      page.waitFor(".result-panel .score");
      tabTo(page, "#score-threshold-slider");
      page.press(Keys.HOME);
      page.waitForText(".result-panel > .chip", "Anomalous");
      page.press(Keys.END);
      page.waitForText(".result-panel > .chip", "Normal");
      tabTo(page, "#map-threshold-slider");
      page.press(Keys.HOME);
      page.waitForText(".region-list h3", "1 region");
      tabTo(page, ".regions button");
      page.press(Keys.SPACE);
      page.waitUntil(
          "the region is pointed out",
          () -> page.findAll("#view-single .contours .selected").size() == 2);
      tabTo(page, "#view-single .frame");
      page.press("+");
      page.waitForText(".zoom-text", "× 1.5");
      tabTo(page, "[data-view=start]");
      page.press(Keys.ENTER);
      tabTo(page, "#gallery li:nth-child(2) button");
      page.press(Keys.SPACE);
      page.waitFor(".film li:nth-child(2) [aria-current=true]");
      tabTo(page, ".film li:nth-child(2) button");
      page.press(Keys.ARROW_LEFT);
      page.waitFor(".film li:nth-child(1) [aria-current=true]");
    }
  }

  @Test
  void everyControlIsReachedByTabAndShowsTheFocus() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.waitFor("#gallery li:nth-child(8) button");
      page.click("#gallery li:first-child button");
      page.waitFor(".result-panel .score");
      long controls =
          (long)
              page.script(
                  "return [...document.querySelectorAll("
                      + "'button, input, select, a[href], summary')].filter((e) =>"
                      + " !e.disabled && e.checkVisibility() && !e.closest('dialog')).length");
      page.script("document.body.tabIndex = -1; document.body.focus()");
      Set<Object> reached = new LinkedHashSet<>();
      for (int step = 0; step < MOST_STEPS; step++) {
        page.press(Keys.TAB);
        if (page.focused().getTagName().equals("body")) {
          break;
        }
        Object id =
            page.script(
                "const e = document.activeElement;"
                    + "window.seen ??= new Map();"
                    + "if (!window.seen.has(e)) window.seen.set(e, window.seen.size);"
                    + "return window.seen.get(e)");
        reached.add(id);
        assertNotEquals(
            "none",
            page.script("return getComputedStyle(document.activeElement).boxShadow"),
            () -> "no focus is seen on " + page.focused().getDomProperty("outerHTML"));
      }
      // The frame of the picture scrolls by keys and is reached too.
      assertTrue(reached.size() >= controls, reached.size() + " of " + controls + " controls");
    }
  }

  @Test
  void everyControlHasAName() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.waitFor("#gallery li:nth-child(8) button");
      page.click("#gallery li:first-child button");
      page.waitFor(".result-panel .score");
      Object nameless =
          page.script(
              "return [...document.querySelectorAll('button, input, select')].filter((e) =>"
                  + " e.checkVisibility() && !(e.getAttribute('aria-label') || e.title"
                  + " || e.textContent.trim() || e.labels?.length)).map((e) => e.outerHTML)");
      assertEquals(List.of(), nameless);
    }
  }

  @Test
  void aPhoneNeedsNoScrollingToTheSide() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.driver()
          .executeCdpCommand(
              "Emulation.setDeviceMetricsOverride",
              Map.of("width", 320, "height", 640, "deviceScaleFactor", 1, "mobile", false));
      try {
        page.waitFor("#gallery li:nth-child(2) button");
        assertNothingSticksOut(page);
        page.click("#all-examples");
        page.waitForText("#run-text", "8 pictures scored");
        for (String view : List.of("table", "single", "compare")) {
          page.click("[data-view=" + view + "]");
          assertNothingSticksOut(page);
        }
      } finally {
        page.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
      }
    }
  }

  @Test
  void theThemeFollowsTheSystemUntilItIsSwitched() {
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      preferColors(page, "dark");
      Object dark = background(page);
      preferColors(page, "light");
      Object light = background(page);
      assertNotEquals(dark, light);
      page.click("#theme");
      assertEquals(dark, background(page));
      page.reload();
      page.waitFor("#model-name");
      assertEquals(dark, background(page), "the choice is kept");
    }
  }

  private static void preferColors(OpenPage page, String scheme) {
    page.driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static Object background(OpenPage page) {
    return page.script("return getComputedStyle(document.body).backgroundColor");
  }

  private static void assertNothingSticksOut(OpenPage page) {
    assertEquals(
        0L,
        page.script(
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth"),
        page.text("#views"));
  }

  private static void tabTo(OpenPage page, String css) {
    for (int step = 0; step < MOST_STEPS; step++) {
      boolean isThere =
          (boolean) page.script("return document.activeElement.matches(arguments[0])", css);
      if (isThere) {
        return;
      }
      page.press(Keys.TAB);
    }
    throw new AssertionError(css + " is not reached by the tab key");
  }
}
