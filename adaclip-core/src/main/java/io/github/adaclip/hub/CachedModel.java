package io.github.adaclip.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that was downloaded before.
 *
 * @param path its file
 * @param source where it came from, as users would type it
 * @param publishedSha256 the checksum published for that source's file, 64 lower-case hex digits
 */
public record CachedModel(Path path, String source, Optional<String> publishedSha256) {}
