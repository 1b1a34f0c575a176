package io.github.adaclip.testdata;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** JPEG files that ask to be turned. */
public final class TurnedJpeg {
  /** Between the signature of JPEG and its first segment. */
  private static final int PLACE = 2;

  private TurnedJpeg() {}

  /**
   * The same file with an EXIF block of one entry put in front of its other segments.
   *
   * @param jpeg a JPEG file
   * @param orientation 1 to 8, as EXIF counts them; 6 asks for a quarter turn
   */
  public static byte[] of(byte[] jpeg, int orientation) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(jpeg, 0, PLACE);
    HexFormat hex = HexFormat.of();
    result.writeBytes(hex.parseHex("ffe10022" + "457869660000")); // APP1, 34 bytes, "Exif"
    result.writeBytes(hex.parseHex("4d4d002a00000008" + "0001")); // big-endian TIFF, one entry
    result.writeBytes(hex.parseHex("0112" + "0003" + "00000001" + "00")); // orientation, a short
    result.write(orientation);
    result.writeBytes(hex.parseHex("0000" + "00000000"));
    result.write(jpeg, PLACE, jpeg.length - PLACE);
    return result.toByteArray();
  }
}
