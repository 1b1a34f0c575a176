package io.github.adaclip.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Level;
import io.github.adaclip.data.read.DatasetKind;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperProtocolTest {
  private static final PaperProtocol.Checkpoint MVTEC_COLONDB = checkpoint("a", "mvtec", "colondb");
  private static final PaperProtocol.Checkpoint VISA_CLINICDB = checkpoint("b", "visa", "clinicdb");

  private static PaperProtocol.Checkpoint checkpoint(String name, String... sets) {
    return new PaperProtocol.Checkpoint(
        ModelSource.of(Path.of("clip.pt"), Path.of(name + ".pth")),
        new TrainingData(List.of(sets), "a test"));
  }

  @Test
  void eachSetGetsTheFirstCheckpointThatHasNotSeenIt() {
    PaperProtocol protocol = new PaperProtocol(List.of(MVTEC_COLONDB, VISA_CLINICDB));
    assertEquals(VISA_CLINICDB, protocol.of(PaperSet.MVTEC));
    assertEquals(VISA_CLINICDB, protocol.of(PaperSet.COLONDB));
    List<PaperSet> all = List.of(PaperSet.values());
    assertEquals(List.of(PaperSet.MVTEC, PaperSet.COLONDB), protocol.setsOf(VISA_CLINICDB, all));
    assertEquals(12, protocol.setsOf(MVTEC_COLONDB, all).size());
    assertTrue(protocol.setsOf(MVTEC_COLONDB, all).contains(PaperSet.CLINICDB));
  }

  @Test
  void oneCheckpointMeasuresAllSetsAlsoThoseItHasSeen() {
    PaperProtocol protocol = new PaperProtocol(List.of(MVTEC_COLONDB));
    List<PaperSet> all = List.of(PaperSet.values());
    assertEquals(all, protocol.setsOf(MVTEC_COLONDB, all));
  }

  @Test
  void withoutCheckpointsIsRefused() {
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> new PaperProtocol(List.of()));
    assertTrue(failure.fix().contains("--checkpoint"), failure.fix());
  }

  @Test
  void theFourteenSetsAreThoseOfTheReaders() {
    assertEquals(
        Arrays.stream(DatasetKind.values()).filter(DatasetKind::isPublished).toList(),
        Arrays.stream(PaperSet.values()).map(PaperSet::kind).toList());
    assertEquals(10, Arrays.stream(PaperSet.values()).filter(set -> set.has(Level.IMAGE)).count());
    assertEquals(11, Arrays.stream(PaperSet.values()).filter(set -> set.has(Level.PIXEL)).count());
    assertEquals("KSDD", PaperSet.titleOf("sdd"));
    assertEquals("folder", PaperSet.titleOf("folder"));
  }
}
