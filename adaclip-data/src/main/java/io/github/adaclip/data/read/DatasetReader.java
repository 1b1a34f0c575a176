package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import java.nio.file.Path;

/** One layout of a data set. */
interface DatasetReader {
  /** What has to be there, for messages. */
  String layout();

  /** Whether a folder or file looks like this layout; nothing is decoded. */
  boolean recognises(Path root);

  /**
   * All samples.
   *
   * @throws io.github.adaclip.failure.AdaClipException UNUSABLE_DATA or MISSING_FILE
   */
  Dataset read(ReadRequest request);
}
