package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubEnvironmentTest {
  @TempDir Path home;

  @Test
  void defaultsAreThoseOfThePythonPackage() {
    HubEnvironment environment = of();
    assertEquals("https://huggingface.co", environment.endpoint().toString());
    assertEquals(home.resolve(".cache/huggingface/hub"), environment.hubCache());
    assertEquals(Optional.empty(), environment.token());
    assertFalse(environment.offline());
    assertEquals(
        "https://openaipublic.azureedge.net/clip/models/abc/ViT-B-32.pt",
        environment.openAiAddress("ViT-B-32.pt", "abc").toString());
  }

  @Test
  void theHubCacheFollowsTheVariablesInTheirOrder() {
    assertEquals(
        home.resolve("xdg/huggingface/hub"), of("XDG_CACHE_HOME", home + "/xdg").hubCache());
    assertEquals(home.resolve("hf/hub"), of("XDG_CACHE_HOME", "/no", "HF_HOME", "~/hf").hubCache());
    assertEquals(home.resolve("h"), of("HF_HOME", "/no", "HF_HUB_CACHE", home + "/h").hubCache());
    assertEquals(home.resolve("old"), of("HUGGINGFACE_HUB_CACHE", home + "/old").hubCache());
  }

  @Test
  void ourCacheFollowsTheVariablesInTheirOrder() {
    assertEquals(home.resolve(".cache/adaclip"), ownCache());
    assertEquals(home.resolve("local/adaclip"), ownCache("LOCALAPPDATA", home + "/local"));
    assertEquals(
        home.resolve("xdg/adaclip"),
        ownCache("LOCALAPPDATA", "/no", "XDG_CACHE_HOME", home + "/xdg"));
    assertEquals(
        home.resolve("mine"), ownCache("XDG_CACHE_HOME", "/no", "ADACLIP_CACHE", "~/mine"));
  }

  @Test
  void theTokenComesFromTheVariableOrTheFile() throws IOException {
    Files.createDirectories(home.resolve("hf"));
    Files.writeString(home.resolve("hf/token"), "hf_file\n");
    assertEquals(Optional.of("hf_file"), of("HF_HOME", "~/hf").token());
    assertEquals(
        Optional.of("hf_variable"), of("HF_HOME", "~/hf", "HF_TOKEN", "hf_variable").token());
    assertEquals(
        Optional.empty(), of("HF_HOME", "~/hf", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "1").token());
    assertFalse(of("HF_TOKEN", "hf_variable").toString().contains("hf_variable"));
  }

  @Test
  void refusesATokenOfTwoWordsWithoutShowingIt() {
    AdaClipException e = assertThrows(AdaClipException.class, () -> of("HF_TOKEN", "hf_secret x"));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertFalse(e.describe().contains("hf_secret"), e.describe());
  }

  @Test
  void offlineWordsAreThoseOfThePythonPackage() {
    assertTrue(of("HF_HUB_OFFLINE", "1").offline());
    assertTrue(of("TRANSFORMERS_OFFLINE", "yes").offline());
    assertTrue(of("HF_HUB_OFFLINE", "True").offline());
    assertFalse(of("HF_HUB_OFFLINE", "0").offline());
    assertFalse(of("HF_HUB_OFFLINE", "").offline());
  }

  @Test
  void refusesAnEndpointThatIsNoWebAddress() {
    for (String value : new String[] {"hub.example", "file:///x", "https://a b"}) {
      AdaClipException e = assertThrows(AdaClipException.class, () -> of("HF_ENDPOINT", value));
      assertEquals(FailureCode.INVALID_OPTION, e.code());
      assertTrue(e.getMessage().startsWith("HF_ENDPOINT is not a web address"), e.getMessage());
    }
  }

  private HubEnvironment of(String... variables) {
    return HubEnvironment.of(map(variables));
  }

  private Path ownCache(String... variables) {
    return ModelCache.standard(map(variables)).directory();
  }

  private Map<String, String> map(String... variables) {
    Map<String, String> map = new java.util.HashMap<>(Map.of("HOME", home.toString()));
    for (int i = 0; i < variables.length; i += 2) {
      map.put(variables[i], variables[i + 1]);
    }
    return map;
  }
}
