package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected texts are those of ftfy 6.3.1's fix_encoding. */
class MojibakeRepairTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "café", "naïve", "Größe", "Straße", "España", "20 °C", "µm", "½", "szkło", "śruba", "kůň",
        "Металл", "шуруп", "זכוכית", "ليمون", "瓶子", "日本語", "너트", "✔ ok", "don’t", "→", "🙂"
      })
  void undoesUtf8ReadAsLatinOne(String text) {
    String broken = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertEquals(text, MojibakeRepair.repair(broken));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "café",
        "Größe",
        "Straße",
        "Über",
        "20 °C",
        "µm",
        "żółć",
        "don’t",
        "“q”",
        "50 €",
        "naïve – é"
      })
  void undoesUtf8ReadAsWindows1252Twice(String text) {
    assertEquals(text, MojibakeRepair.repair(windows1252(windows1252(text))));
  }

  private static String windows1252(String text) {
    StringBuilder broken = new StringBuilder();
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      broken.append(Windows1252.decode(Byte.toUnsignedInt(value)));
    }
    return broken.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candle",
        "café",
        "CAFÉ…",
        "«\u00A0café\u00A0»",
        "«CAFÉ»",
        "“É”",
        "É”",
        "l’été",
        "ÎLE",
        "PÍŠŤALA",
        "20 °C",
        "Größe²",
        "Müller™",
        "£5 €10",
        "IRMÃ",
        "Ångström",
        "Å is a letter",
        "Ò_Ó",
        "ПРИВЕТ",
        "ÁRVÍZTŰRŐ",
        "žárovka"
      })
  void leavesCleanTextAlone(String text) {
    assertEquals(text, MojibakeRepair.repair(text));
  }

  @Test
  void spacesThatWereNoBreakSpacesBelongToTheirSequence() {
    assertEquals("à la carte", MojibakeRepair.repair("Ã la carte"));
    assertEquals("déjà vu", MojibakeRepair.repair("dÃ©jÃ vu"));
    assertEquals("olé às vezes", MojibakeRepair.repair("olÃ© Ã s vezes"));
    assertEquals("㩠mojibake é", MojibakeRepair.repair("ã© mojibake Ã©"));
  }

  @Test
  void mojibakeAmongCleanTextIsRepairedAlone() {
    assertEquals("schön 瓶 café Ê", MojibakeRepair.repair("schön 瓶 cafÃ© Ê"));
  }

  @Test
  void longRowsDoNotOverflowTheStack() {
    assertEquals("é".repeat(100_000), MojibakeRepair.repair("Ã©".repeat(100_000)));
  }

  @Test
  void windows1252OfJavaAgreesWhereItIsDefined() {
    for (int value = 0; value < 256; value++) {
      String character = new String(new byte[] {(byte) value}, WINDOWS_1252);
      if (!character.equals("\uFFFD")) {
        assertEquals(character, String.valueOf(Windows1252.decode(value)));
      }
      assertEquals(value, Windows1252.encode(Windows1252.decode(value)));
    }
    assertEquals(-1, Windows1252.encode('\u0080'));
    assertEquals(-1, Windows1252.encode('\u0162'));
  }
}
