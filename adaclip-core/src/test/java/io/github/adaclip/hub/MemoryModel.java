package io.github.adaclip.hub;

import io.github.adaclip.file.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A bundled model of two small files, which counts how often one is opened. */
final class MemoryModel implements BundledModel {
  static final String FIRST = "backbone.safetensors";
  static final String SECOND = "prompts.safetensors";

  final AtomicInteger opened = new AtomicInteger();
  private final String text;
  private final List<File> files;

  private MemoryModel(String text, List<File> files) {
    this.text = text;
    this.files = files;
  }

  /** A model whose files hold that text, many times. */
  static MemoryModel of(String text) {
    String sum = sum(content(text));
    return new MemoryModel(text, List.of(new File(FIRST, sum), new File(SECOND, sum)));
  }

  /** The same with another content than its sums say. */
  MemoryModel damaged() {
    return new MemoryModel(text + "?", files);
  }

  static byte[] content(String text) {
    // Longer than one buffer.
    return text.repeat(30_000).getBytes(StandardCharsets.UTF_8);
  }

  private static String sum(byte[] bytes) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes);
    return Sha256.hex(digest);
  }

  @Override
  public String name() {
    return "mini";
  }

  @Override
  public String description() {
    return "for tests";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public List<File> files() {
    return files;
  }

  @Override
  public InputStream open(File file) {
    opened.incrementAndGet();
    return new ByteArrayInputStream(content(text));
  }
}
