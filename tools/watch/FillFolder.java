import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes many small pictures into a folder: {@code java FillFolder.java FOLDER COUNT [FIRST]}. */
final class FillFolder {
  private static final int SIDE = 16;

  private FillFolder() {}

  public static void main(String[] args) throws IOException {
    ImageIO.setUseCache(false);
    Path folder = Files.createDirectories(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    int first = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    for (int number = first; number < first + count; number++) {
      Files.write(folder.resolve(String.format("part-%07d.png", number)), picture(number));
    }
  }

  private static byte[] picture(int number) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(number % SIDE, number / SIDE % SIDE, 0, 255);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
