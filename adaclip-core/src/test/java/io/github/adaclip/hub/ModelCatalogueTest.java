package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private final ModelCatalogue catalogue = ModelCatalogue.standard();

  @Test
  void offersTheFourBackbonesWithOpenAisChecksums() {
    assertEquals(
        "3035c92b350959924f9f00213499208652fc7ea050643e8b385c2dac08641f02",
        sha256Of("ViT-L-14-336"));
    assertEquals(
        "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836", sha256Of("ViT-L-14"));
    assertEquals(
        "5806e77cd80f8b59890b7e101eabd078d9fb84e6937f9e85e4ecb61988df416f", sha256Of("ViT-B-16"));
    assertEquals(
        "40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af", sha256Of("ViT-B-32"));
  }

  @Test
  void everyPromptsEntrySaysWhatItWasTrainedOn() {
    List<CatalogueEntry> prompts =
        catalogue.entries().stream()
            .filter(entry -> entry.kind() == CatalogueEntry.Kind.PROMPTS)
            .toList();
    assertEquals(3, prompts.size());
    prompts.forEach(entry -> assertTrue(entry.auxiliaryData().isPresent(), entry.name()));
    String text = catalogue.find("adaclip-visa-clinicdb").orElseThrow().describe();
    assertTrue(text.contains("trained on  VisA and ClinicDB"), text);
    assertTrue(text.contains("licence     none stated for the weights"), text);
    assertTrue(text.contains("by hand     https://drive.google.com/"), text);
  }

  @Test
  void everySourceIsAReferenceWeCanFollow() {
    for (CatalogueEntry entry : catalogue.entries()) {
      assertFalse(entry.sources().get(0).manual(), entry.name());
      for (CatalogueSource source : entry.sources()) {
        if (source.reference().startsWith("openai:")) {
          assertTrue(source.sha256().isPresent(), source.reference());
        } else if (source.reference().startsWith("hf:")) {
          assertEquals(source.reference(), HubFile.parse(source.reference()).toString());
        } else {
          assertInstanceOf(
              ModelReference.OnWeb.class, ModelReference.parse(source.reference(), catalogue));
        }
      }
    }
  }

  @Test
  void describesABackbone() {
    String text = catalogue.find("vit-b-32").orElseThrow().describe();
    assertTrue(text.startsWith("ViT-B-32: CLIP ViT-B/32"), text);
    assertTrue(text.contains("licence     MIT"), text);
    assertTrue(text.contains("size        354.0 MB"), text);
    assertTrue(text.contains("sha256      40d36571"), text);
    assertFalse(text.contains("trained on"), text);
  }

  @Test
  void findsTheNearestName() {
    assertEquals("ViT-L-14-336", catalogue.nearest("vit-l14-336px"));
    assertEquals("ViT-B-16", catalogue.nearest("ViT-B/61"));
    assertEquals("ViT-B-32", catalogue.nearest("VitB32"));
    assertEquals("adaclip-all", catalogue.nearest("adaclp_all"));
  }

  @Test
  void saysWhenNoChecksumIsPublished() throws IOException {
    String json =
        "{\"entries\":[{\"name\":\"x\",\"kind\":\"prompts\",\"description\":\"d\",\"licence\":\"l\","
            + "\"sources\":[{\"reference\":\"hf:a/b/c.pth\"}]}]}";
    CatalogueEntry entry = read(json).entries().get(0);
    assertTrue(entry.describe().contains("none published for hf:a/b/c.pth"), entry.describe());
    assertTrue(entry.sizeBytes().isEmpty());
  }

  @Test
  void refusesACatalogueWithABadChecksumOrWithoutSources() {
    String start =
        "{\"entries\":[{\"name\":\"x\",\"kind\":\"prompts\",\"description\":\"d\",\"licence\":\"l\",";
    Exception bad =
        assertThrows(
            IOException.class,
            () -> read(start + "\"sources\":[{\"reference\":\"hf:a/b/c\",\"sha256\":\"ABC\"}]}]}"));
    assertTrue(bad.getMessage().contains("64 lower-case hex digits, found ABC"), bad.getMessage());
    Exception none = assertThrows(IOException.class, () -> read(start + "\"sources\":[]}]}"));
    assertTrue(none.getMessage().contains("catalogue entry x has no source"), none.getMessage());
  }

  @Test
  void showsBytesInDecimalUnits() {
    assertEquals("999 bytes", ByteCount.text(999));
    assertEquals("1.0 kB", ByteCount.text(1000));
    assertEquals("934.1 MB", ByteCount.text(934088680L));
    assertEquals("1.7 GB", ByteCount.text(1710540580L));
  }

  private String sha256Of(String name) {
    return catalogue.find(name).orElseThrow().sha256().orElseThrow();
  }

  private static ModelCatalogue read(String json) throws IOException {
    return ModelCatalogue.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
