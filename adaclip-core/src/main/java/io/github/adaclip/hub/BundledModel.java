package io.github.adaclip.hub;

import io.github.adaclip.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A model that a jar brings along: a service that {@link java.util.ServiceLoader} finds, by a
 * {@code provides} in the jar's {@code module-info} and a file in {@code META-INF/services}.
 */
public interface BundledModel {
  /** What users type, such as {@code mini}; letters, digits and hyphens. */
  String name();

  /** One line for users. */
  String description();

  /** Terms of the weights. */
  String licence();

  /** The files of a model folder; none if the jar was built without them. */
  List<File> files();

  /**
   * The content of one file, from its start; closed by the caller.
   *
   * @param file one of {@link #files()}
   * @throws IOException if the jar cannot be read
   */
  InputStream open(File file) throws IOException;

  /**
   * One file of a model folder.
   *
   * @param name of the file, without a folder
   * @param sha256 of its content, 64 lower-case hex digits
   */
  record File(String name, String sha256) {
    /** Checks both. */
    public File {
      if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
        throw new IllegalArgumentException("not the plain name of a file: " + name);
      }
      Sha256.requireHex(sha256);
    }
  }
}
