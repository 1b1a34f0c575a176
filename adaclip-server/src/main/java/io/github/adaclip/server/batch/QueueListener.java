package io.github.adaclip.server.batch;

/** Gets told what happens in a queue, for metrics; must be quick and safe for many threads. */
public interface QueueListener {
  /**
   * A batch was computed.
   *
   * @param pictures its pictures
   * @param seconds from its first decoding to its last result
   */
  void computed(int pictures, double seconds);

  /**
   * A picture is done.
   *
   * @param success whether it was scored
   */
  void finished(boolean success);

  /** A picture was dropped before its computation began, since nobody waits for it any more. */
  void dropped();
}
