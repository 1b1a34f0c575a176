package io.github.adaclip.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> OPTIONS =
      List.of("--threshold", "--threads", "--pixel-threshold", "--image-size", "--out");

  @Test
  void distanceCountsInsertDeleteReplaceAndSwap() {
    assertEquals(0, NearestName.distance("out", "out"));
    assertEquals(1, NearestName.distance("out", "oout"));
    assertEquals(1, NearestName.distance("out", "ot"));
    assertEquals(1, NearestName.distance("out", "oat"));
    assertEquals(1, NearestName.distance("out", "otu"));
    assertEquals(3, NearestName.distance("", "out"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
  }

  @Test
  void distanceIsSymmetric() {
    for (String a : OPTIONS) {
      for (String b : OPTIONS) {
        assertEquals(NearestName.distance(a, b), NearestName.distance(b, a), a + " " + b);
      }
    }
  }

  @Test
  void smallMistakesFindTheName() {
    assertEquals(Optional.of("--threshold"), NearestName.of("--treshold", OPTIONS));
    assertEquals(Optional.of("--threshold"), NearestName.of("--Threshhold", OPTIONS));
    assertEquals(Optional.of("--image-size"), NearestName.of("--imagesize", OPTIONS));
    assertEquals(Optional.of("--image-size"), NearestName.of("--image", OPTIONS));
    assertEquals(Optional.of("--out"), NearestName.of("--ot", OPTIONS));
  }

  @Test
  void aDifferentWordFindsNothing() {
    assertEquals(Optional.empty(), NearestName.of("--colour", OPTIONS));
    assertEquals(Optional.empty(), NearestName.of("--", OPTIONS));
    assertEquals(Optional.empty(), NearestName.of("x", List.of()));
  }
}
