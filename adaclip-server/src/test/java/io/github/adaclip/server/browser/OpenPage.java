package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A page in the browser. When it is closed it must not have written an error to the console, except
 * of refusals that the test announced, and must not have asked anybody but its own server.
 */
final class OpenPage implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 60;
  private static final long LOOK_EVERY_MILLIS = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;
  private final URI address;
  private final Path downloads;
  private final List<String> expectedErrors = new ArrayList<>();

  private OpenPage(ChromeDriver driver, URI address, Path downloads) {
    this.driver = driver;
    this.address = address;
    this.downloads = downloads;
  }

  static OpenPage open(ChromeDriver driver, URI address, Path downloads) {
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.get(address.toString());
    return new OpenPage(driver, address, downloads);
  }

  /** Announces that the console will tell of answers with this text, such as a status. */
  OpenPage expectError(String part) {
    expectedErrors.add(part);
    return this;
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The text as it is seen; empty if the element is hidden or not there. */
  String text(String css) {
    try {
      List<WebElement> found = findAll(css);
      return found.isEmpty() ? "" : found.get(0).getText();
    } catch (StaleElementReferenceException e) {
      return "";
    }
  }

  List<String> texts(String css) {
    return script(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", css)
            instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  void click(String css) {
    waitFor(css);
    find(css).click();
  }

  /** Waits until an element is seen. */
  void waitFor(String css) {
    waitUntil(css + " is seen", () -> !findAll(css).isEmpty() && find(css).isDisplayed());
  }

  /** Waits until an element is seen with a text. */
  void waitForText(String css, String part) {
    waitUntil(css + " says " + part, () -> text(css).contains(part));
  }

  void waitUntil(String what, Condition condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    while (!isMet(condition)) {
      if (System.nanoTime() - end >= 0) {
        fail("waited in vain until " + what + "; the page says:\n" + text("body"));
      }
      pause();
    }
  }

  /** Something to wait for. */
  @FunctionalInterface
  interface Condition {
    boolean isMet();
  }

  private static boolean isMet(Condition condition) {
    try {
      return condition.isMet();
    } catch (StaleElementReferenceException e) {
      return false; // the page has replaced it meanwhile
    }
  }

  /** Gives files to a field for files. */
  void upload(String css, Path... files) {
    find(css).sendKeys(Arrays.stream(files).map(Path::toString).collect(Collectors.joining("\n")));
  }

  /** Moves a slider as a hand would, with an event for the place where it ends. */
  void slide(String css, double value) {
    script(
        "arguments[0].value = arguments[1];"
            + " arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        find(css),
        String.valueOf(value));
  }

  /** Types into a field in place of what it holds. */
  void type(String css, String text) {
    WebElement field = find(css);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text);
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Drops files and folders of this machine on the middle of the page. */
  void drop(Path... files) {
    List<String> paths = Arrays.stream(files).map(Path::toString).toList();
    Map<String, Object> data = Map.of("items", List.of(), "files", paths, "dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      driver.executeCdpCommand(
          "Input.dispatchDragEvent", Map.of("type", type, "x", 600, "y", 400, "data", data));
    }
  }

  Object script(String source, Object... arguments) {
    return driver.executeScript(source, arguments);
  }

  /**
   * Runs a module's code in the page.
   *
   * @param source body of an async function whose parameters are {@code values} (the arguments) and
   *     {@code load} (path of a module → its exports)
   * @return what the function returns, as JSON
   */
  JsonNode compute(String source, Object... values) {
    Object result =
        driver.executeAsyncScript(
            "const values = [...arguments]; const done = values.pop();"
                + "const load = (path) => import(new URL('modules/' + path, document.baseURI));"
                + "(async () => {"
                + source
                + "})().then((result) => done(JSON.stringify(result)),"
                + " (error) => done(JSON.stringify('failed: ' + error)));",
            values);
    return json(String.valueOf(result));
  }

  void reload() {
    driver.navigate().refresh();
  }

  /**
   * The content of a file that the page saves when a button is clicked; browsers first make an
   * empty one of that name.
   */
  byte[] saved(String button, String name) {
    Path file = downloads.resolve(name);
    try {
      Files.deleteIfExists(file);
      click(button);
      waitUntil(name + " is saved", () -> Files.exists(file) && file.toFile().length() > 0);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    assertEquals(List.of(), consoleErrors(), "errors in the browser's console");
    assertEquals(List.of(), foreignRequests(), "requests to others than the page's server");
  }

  private List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> expectedErrors.stream().noneMatch(message::contains))
        .toList();
  }

  private List<String> foreignRequests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).get("message");
      if ("Network.requestWillBeSent".equals(message.get("method").asText())) {
        addresses.add(message.at("/params/request/url").asText());
      }
    }
    return addresses.stream()
        .filter(each -> !each.startsWith(address.toString()))
        .filter(each -> !each.startsWith("blob:" + address) && !each.startsWith("data:"))
        .filter(each -> !each.equals("about:blank"))
        .toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
    }
  }
}
