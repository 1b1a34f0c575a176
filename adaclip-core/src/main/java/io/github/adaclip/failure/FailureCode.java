package io.github.adaclip.failure;

import static io.github.adaclip.failure.FailureKind.INTERNAL;
import static io.github.adaclip.failure.FailureKind.OUTSIDE;
import static io.github.adaclip.failure.FailureKind.RESOURCES;
import static io.github.adaclip.failure.FailureKind.USER_INPUT;

/**
 * The named failures; the name is what stands as {@code kind} in JSON and never changes its
 * meaning.
 */
public enum FailureCode {
  /** A path that was given does not exist. */
  MISSING_FILE(USER_INPUT),
  /** A file that is not a picture, or a damaged one. */
  UNREADABLE_IMAGE(USER_INPUT),
  /** A picture that claims more pixels than the limit allows. */
  IMAGE_TOO_LARGE(USER_INPUT),
  /** A weight file that is damaged, of an unknown format, or holds something other than tensors. */
  UNREADABLE_WEIGHTS(USER_INPUT),
  /**
   * Weights of another architecture, width or depth than expected, or with values that are not
   * finite.
   */
  WEIGHTS_DO_NOT_FIT(USER_INPUT),
  /** A data set whose layout, index, labels or masks cannot be used. */
  UNUSABLE_DATA(USER_INPUT),
  /** No model of that name, or none given where one is needed. */
  UNKNOWN_MODEL(USER_INPUT),
  /** A class name or sentence that is empty or does not fit into the text context. */
  INVALID_TEXT(USER_INPUT),
  /** An option, setting or argument outside its range, or one that contradicts another. */
  INVALID_OPTION(USER_INPUT),
  /** A request of the service without the token that it asks for. */
  UNAUTHORIZED(USER_INPUT),
  /** An address or method that the service does not have. */
  UNKNOWN_ADDRESS(USER_INPUT),
  /** A threshold profile that is damaged or of another form. */
  UNREADABLE_PROFILE(USER_INPUT),
  /**
   * A threshold profile, or results, made with another model, image size, class or setting that
   * changes scores.
   */
  PROFILE_DOES_NOT_FIT(USER_INPUT),
  /** Numbers that differ from expected ones by more than the tolerance. */
  PARITY_EXCEEDED(USER_INPUT),
  /** A training whose loss or gradient is no longer a number. */
  TRAINING_DIVERGED(USER_INPUT),
  /** A folder or file that cannot be written. */
  UNWRITABLE_OUTPUT(RESOURCES),
  /** No space left on the device. */
  DISK_FULL(RESOURCES),
  /** Not enough memory for the request. */
  OUT_OF_MEMORY(RESOURCES),
  /** Another process or call holds what is needed. */
  BUSY(RESOURCES),
  /** The caller cancelled the call, or the thread was interrupted while it waited. */
  CANCELLED(RESOURCES),
  /** The native engine cannot run on this machine (no build for it, no CUDA). */
  ENGINE_UNAVAILABLE(RESOURCES),
  /** A download that failed, or a server that refused. */
  DOWNLOAD_FAILED(OUTSIDE),
  /** A downloaded file whose checksum is not the published one. */
  CHECKSUM_MISMATCH(OUTSIDE),
  /** A network access that {@code --offline} forbids. */
  OFFLINE(USER_INPUT),
  /** A defect of this software. */
  INTERNAL_ERROR(INTERNAL);

  private final FailureKind kind;

  FailureCode(FailureKind kind) {
    this.kind = kind;
  }

  /** Whose turn it is. */
  public FailureKind kind() {
    return kind;
  }
}
