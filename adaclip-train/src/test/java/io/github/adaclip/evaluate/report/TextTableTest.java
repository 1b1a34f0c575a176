package io.github.adaclip.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.evaluate.report.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("", "class", true),
          new Column("image", "AUROC", false),
          new Column("image", "AP", false));

  @Test
  void namesToTheLeftNumbersToTheRightGroupsInTheMiddle() {
    TextTable table =
        new TextTable(
            COLUMNS, List.of(List.of("metal nut", "93.1", "–"), List.of("mean", "100.0", "7.0")));
    assertEquals(
        List.of(
            "             image",
            "class      AUROC   AP",
            "metal nut   93.1    –",
            "mean       100.0  7.0"),
        table.lines());
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TextTable(COLUMNS, List.of(List.of("nut", "1.0"))));
  }
}
