package io.github.adaclip.cli;

/** Shows nothing. */
final class NoProgress implements Progress {
  @Override
  public void stepBy(long count) {}

  @Override
  public void describe(String words) {}

  @Override
  public void close() {}
}
