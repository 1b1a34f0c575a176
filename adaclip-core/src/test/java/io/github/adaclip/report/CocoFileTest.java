package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoFileTest {
  @TempDir private Path folder;

  @Test
  void picturesRegionsAndClasses() throws Exception {
    Path target = folder.resolve("all/regions.json");
    Decision decision = Decision.of(0.5, 0.6);
    try (CocoFile file = CocoFile.begin(target)) {
      file.add(Example.small(), decision);
      file.add(Example.detection("nut", Example.constant(0.25f, 5, 4)), decision);
      file.add(Example.small(), decision.withMinArea(4));
      file.add(Example.small(), decision);
      assertTrue(Files.notExists(target));
      file.commit();
    }
    JsonNode coco = new ObjectMapper().readTree(target.toFile());
    assertEquals(4, coco.get("images").size());
    assertEquals(
        "{\"id\":1,\"file_name\":\"a.png\",\"width\":8,\"height\":4,"
            + "\"anomaly_score\":0.8123,\"anomalous\":true}",
        coco.at("/images/0").toString());
    assertEquals(2, coco.get("annotations").size());
    assertEquals(
        "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[5,0,3,1],"
            + "\"segmentation\":[[5,1,5,0,8,0,8,1]],\"area\":3,\"iscrowd\":0,"
            + "\"score\":0.75,\"mean\":0.71875}",
        coco.at("/annotations/0").toString());
    assertEquals(4, coco.at("/annotations/1/image_id").asInt());
    assertEquals(
        "[{\"id\":1,\"name\":\"candle\",\"supercategory\":\"anomaly\"},"
            + "{\"id\":2,\"name\":\"nut\",\"supercategory\":\"anomaly\"}]",
        coco.get("categories").toString());
    assertEquals(List.of("regions.json"), names(target.getParent()));
  }

  @Test
  void withoutCommitNothingStays() throws Exception {
    Path target = folder.resolve("regions.json");
    Files.writeString(target, "older", StandardCharsets.UTF_8);
    try (CocoFile file = CocoFile.begin(target)) {
      file.add(Example.small(), Decision.of(0.5, 0.6));
    }
    assertEquals(List.of("regions.json"), names(folder));
    assertEquals("older", Files.readString(target, StandardCharsets.UTF_8));
  }

  @Test
  void refusesAPlaceThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "", StandardCharsets.UTF_8);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> CocoFile.begin(file.resolve("a.json")));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
    assertTrue(e.getMessage().startsWith("the file cannot be written"), e.getMessage());
  }

  @Test
  void oneRowForEachRegion() {
    assertEquals(
        "image,className,score,region,x,y,width,height,areaPixels,peak,mean", RegionCsv.header());
    assertEquals(
        List.of("a.png,candle,0.8123,1,5,0,3,1,3,0.75,0.71875"),
        RegionCsv.rows(Example.small(), Decision.of(0.5, 0.6)));
    assertEquals(List.of(), RegionCsv.rows(Example.small(), Decision.none()));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
