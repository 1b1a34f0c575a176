package io.github.adaclip.metrics;

import java.nio.file.Path;

/**
 * Room on a disk that an evaluation takes while it runs. Both are 0 where no file is touched.
 *
 * @param directory where
 * @param leastBytes if hardly any pixel is anomalous, the usual case
 * @param mostBytes if all of them are
 */
public record TemporarySpace(Path directory, long leastBytes, long mostBytes) {}
