package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ServerSettingsTest {
  private static final ServerSettings DEFAULTS = ServerSettings.defaults();

  @Test
  void theDefaultsReachNobodyElse() {
    assertEquals("127.0.0.1", DEFAULTS.host());
    assertTrue(DEFAULTS.isForThisMachineOnly());
    assertTrue(DEFAULTS.withAddress("::1", 1).isForThisMachineOnly());
    assertFalse(DEFAULTS.withAddress("0.0.0.0", 1).isForThisMachineOnly());
  }

  @Test
  void whatCannotWorkIsRefusedWithItsRange() {
    refused(() -> DEFAULTS.withAddress("127.0.0.1", 65_536), "port", "0 to 65535; found 65536");
    refused(() -> DEFAULTS.withAddress(" ", 1), "host", "a name or address; found ' '");
    refused(() -> DEFAULTS.withQueuePictures(0), "queue", "1 to 100000; found 0");
    refused(() -> DEFAULTS.withMaxBodyBytes(0), "largest body", "1 to 1073741824; found 0");
    refused(
        () -> DEFAULTS.withMaxRequests(0), "number of requests at a time", "1 to 100000; found 0");
    refused(() -> DEFAULTS.withMaxConnections(0), "number of connections", "1 to 100000; found 0");
    refused(() -> DEFAULTS.withDeadline(Duration.ZERO), "deadline", "1 ms to 86400 s; found 0 ms");
    refused(
        () -> DEFAULTS.withDrain(Duration.ofDays(2)),
        "time to drain",
        "0 ms to 86400 s; found 172800000 ms");
    refused(
        () -> DEFAULTS.withGather(Duration.ofMillis(-1)),
        "waiting time of a batch",
        "0 ms to 86400 s; found -1 ms");
    refused(() -> DEFAULTS.withPatience(Duration.ZERO), "patience", "1 ms to 86400 s; found 0 ms");
  }

  private static void refused(Executable settings, String what, String range) {
    AdaClipException refusal = assertThrows(AdaClipException.class, settings);
    assertEquals(
        "the service's " + what + " is out of range (expected " + range + ")",
        refusal.getMessage());
  }
}
