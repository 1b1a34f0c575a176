package io.github.adaclip.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.hub.BundledModels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The core alone brings no model along. */
class BuiltInModelTest {
  @Test
  void withoutItsModuleThereIsNone() {
    assertEquals(List.of(), BundledModels.all());
    assertEquals(Optional.empty(), BundledModels.find(BundledModels.STANDARD));
    AdaClipException failure = assertThrows(AdaClipException.class, ModelSource::builtIn);
    assertEquals(FailureCode.UNKNOWN_MODEL, failure.code());
    assertEquals("this build holds no built-in model", failure.getMessage());
    assertTrue(failure.fix().contains("--backbone and --checkpoint"), failure.fix());
  }
}
