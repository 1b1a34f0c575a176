package io.github.adaclip.image;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Always the same reader for a format, whatever other ImageIO plug-ins are on the class path:
 * Java's own for PNG and GIF, TwelveMonkeys' for the rest.
 */
final class ImageReaders {
  private static final String JAVA_PACKAGE = "com.sun.imageio.plugins.";

  private ImageReaders() {}

  static ImageReader create(PictureFormat format) throws IOException {
    return switch (format) {
      case PNG, GIF -> javasOwn(format.imageIoName());
      case JPEG -> registered(new JPEGImageReaderSpi());
      case BMP -> registered(new BMPImageReaderSpi());
      case TIFF -> registered(new TIFFImageReaderSpi());
      case WEBP -> registered(new WebPImageReaderSpi());
    };
  }

  private static ImageReader javasOwn(String formatName) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(formatName);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith(JAVA_PACKAGE)) {
        return reader;
      }
      reader.dispose();
    }
    throw new IllegalStateException("this Java has no reader for " + formatName);
  }

  /** TwelveMonkeys' JPEG reader needs its provider registered, since it works on top of Java's. */
  private static synchronized ImageReader registered(ImageReaderSpi provider) throws IOException {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    ImageReaderSpi known = registry.getServiceProviderByClass(provider.getClass());
    if (known == null) {
      registry.registerServiceProvider(provider, ImageReaderSpi.class);
      known = provider;
    }
    return known.createReaderInstance();
  }
}
