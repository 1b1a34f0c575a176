package io.github.adaclip.server.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The machine's Chromium, one process for all tests of the page. Where there is none, or no driver
 * of the same version, the tests are skipped; nothing is ever downloaded for them.
 */
final class Browser {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String DRIVER = "chromedriver";
  private static final Dimension WINDOW = new Dimension(1280, 1000);

  // Kept, as loggers without a reference lose their level.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static Browser running;

  private final ChromeDriver driver;
  private final Path downloads;

  private Browser(Path browser, Path driverFile) {
    SELENIUM.setLevel(Level.SEVERE); // it warns that it has no classes for so new a protocol
    try {
      this.downloads = Files.createTempDirectory("adaclip-page");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driverFile.toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    this.driver = new ChromeDriver(service, options(browser));
    driver.manage().window().setSize(WINDOW);
  }

  /** Skips the calling tests if the machine has no browser. */
  static void require() {
    boolean isThere = browser().isPresent() && onPath(DRIVER).isPresent();
    Assumptions.assumeTrue(
        isThere, "the page is not tested: there is no chromium with chromedriver on the PATH");
  }

  /** Opens a page; its name should be new, so that nothing is kept of pages before. */
  static OpenPage open(URI address) {
    Browser browser = started();
    return OpenPage.open(browser.driver, address, browser.downloads);
  }

  private static synchronized Browser started() {
    if (running == null) {
      Browser started = new Browser(browser().orElseThrow(), onPath(DRIVER).orElseThrow());
      Runtime.getRuntime().addShutdownHook(new Thread(started.driver::quit));
      running = started;
    }
    return running;
  }

  private ChromeOptions options(Path browser) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "download.default_directory",
            downloads.toString(),
            "download.prompt_for_download",
            false));
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // tests run as root in containers; all that is opened is served by them
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        // A browser that asks nobody but the page's own server.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    return options;
  }

  private static Optional<Path> browser() {
    return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
  }

  private static Optional<Path> onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
