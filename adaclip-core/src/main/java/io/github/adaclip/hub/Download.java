package io.github.adaclip.hub;

import java.nio.file.Path;
import java.util.Optional;

/** One file that can be had from one place. */
interface Download {
  /** The place, as users would type it. */
  String source();

  /** The file if it is on disk; no network is used. */
  Optional<Path> cached();

  /** The checksum the file must have, if one is known before the download. */
  Optional<String> requiredSha256();

  /** Where on disk it was looked for. */
  Path lookedFor();

  /** Brings the file to disk; the network is used even if it is there. */
  Path fetch(ProgressListener listener);
}
