package io.github.adaclip.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** A picture file as ImageIO's readers want it; the bytes stay open when the stream is closed. */
final class PictureStream extends ImageInputStreamImpl {
  private final PictureBytes file;

  PictureStream(PictureBytes file) {
    this.file = file;
  }

  @Override
  public int read() throws DamagedPictureException {
    bitOffset = 0;
    return streamPos < file.length() ? file.unsignedByte(streamPos++) : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    bitOffset = 0;
    if (count == 0) {
      return 0;
    }
    int read = file.copy(streamPos, target, offset, count);
    streamPos += read;
    return read == 0 ? -1 : read;
  }

  @Override
  public long length() {
    return file.length();
  }
}
