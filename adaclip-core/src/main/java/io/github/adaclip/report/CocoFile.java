package io.github.adaclip.report;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.file.StreamedFile;
import io.github.adaclip.map.Point;
import io.github.adaclip.map.Region;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The regions of many pictures as one file in COCO's form for instances: {@code info}, {@code
 * images}, {@code annotations}, {@code categories}. A picture without regions is there without
 * annotations. Beside COCO's own fields a picture has {@code anomaly_score} and {@code anomalous},
 * an annotation its {@code score} (the region's peak) and {@code mean}; a category is a class name.
 *
 * <p>Boxes and polygons run along the sides of pixels ({@link Region#outline()}); {@code area}
 * counts pixels, a hole is left out of it and filled by the polygon. Memory does not grow with the
 * number of pictures. The file is there as a whole after {@link #commit}, or not at all.
 */
public final class CocoFile implements AutoCloseable {
  private final Path target;
  private final StreamedFile images;
  private final StreamedFile annotations;
  private final Map<String, Integer> categories = new LinkedHashMap<>();
  private long imageCount;
  private long annotationCount;

  private CocoFile(Path target) {
    this.target = target;
    this.images = StreamedFile.begin(target);
    this.annotations = StreamedFile.begin(target);
    images.append(
        "{\"info\":{\"description\":\"anomalous regions\",\"date_created\":\""
            + Instant.now()
            + "\"},\n\"images\":[");
    annotations.append("],\n\"annotations\":[");
  }

  /**
   * Begins a file.
   *
   * @throws io.github.adaclip.failure.AdaClipException if the folder cannot be written
   */
  public static CocoFile begin(Path target) {
    return new CocoFile(target);
  }

  /** Adds a picture with its regions. */
  public void add(Detection detection, Decision decision) {
    int category = categories.computeIfAbsent(detection.className(), name -> categories.size() + 1);
    imageCount++;
    images.append(separator(imageCount) + image(detection, decision));
    for (Region region : decision.regions(detection)) {
      annotationCount++;
      annotations.append(separator(annotationCount) + annotation(region, category));
    }
  }

  /** Gives the file its name; nothing may be added afterwards. */
  public void commit() {
    annotations.append("],\n\"categories\":[");
    categories.forEach(
        (name, id) ->
            annotations.append(
                separator(id)
                    + DetectionJson.written(
                        json -> {
                          json.writeNumberField("id", id);
                          json.writeStringField("name", name);
                          json.writeStringField("supercategory", "anomaly");
                        })));
    annotations.append("]}\n");
    StreamedFile.join(target, images, annotations);
  }

  @Override
  public void close() {
    images.close();
    annotations.close();
  }

  private static String separator(long number) {
    return number == 1 ? "\n" : ",\n";
  }

  private String image(Detection detection, Decision decision) {
    return DetectionJson.written(
        json -> {
          json.writeNumberField("id", imageCount);
          json.writeStringField("file_name", detection.image());
          json.writeNumberField("width", detection.width());
          json.writeNumberField("height", detection.height());
          json.writeNumberField("anomaly_score", (float) detection.score());
          if (decision.threshold().isPresent()) {
            json.writeBooleanField(
                "anomalous", decision.anomalous(detection.score()).orElseThrow());
          }
        });
  }

  private String annotation(Region region, int category) {
    return DetectionJson.written(
        json -> {
          json.writeNumberField("id", annotationCount);
          json.writeNumberField("image_id", imageCount);
          json.writeNumberField("category_id", category);
          json.writeFieldName("bbox");
          json.writeArray(
              new int[] {region.x(), region.y(), region.width(), region.height()}, 0, 4);
          json.writeArrayFieldStart("segmentation");
          json.writeStartArray();
          for (Point point : region.outline()) {
            json.writeNumber(point.x());
            json.writeNumber(point.y());
          }
          json.writeEndArray();
          json.writeEndArray();
          json.writeNumberField("area", region.areaPixels());
          json.writeNumberField("iscrowd", 0);
          json.writeNumberField("score", (float) region.peak());
          json.writeNumberField("mean", (float) region.mean());
        });
  }
}
