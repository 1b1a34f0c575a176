package io.github.adaclip.failure;

/**
 * Whose turn it is after a failure; the command line and the server derive exit code and status
 * from it.
 */
public enum FailureKind {
  /**
   * Input, option or file given by the user; the same call fails again until the user changes
   * something.
   */
  USER_INPUT,
  /**
   * Memory, disk, queue or permission ran out; the same call may succeed when there is more of it.
   */
  RESOURCES,
  /** Another service (a model hub, a drive) failed or answered nonsense. */
  OUTSIDE,
  /** A defect of this software. */
  INTERNAL
}
