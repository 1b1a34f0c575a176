package io.github.adaclip.hub;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file to fetch.
 *
 * @param name what users see
 * @param address where the chain of redirects starts
 * @param part where bytes are collected, also over several runs
 * @param sha256 the checksum it must have, if known
 * @param exactBytes the length it must have, if known
 * @param hubFile the file asked for, if the server is a Hugging Face hub
 */
record DownloadJob(
    String name,
    URI address,
    Path part,
    Optional<String> sha256,
    OptionalLong exactBytes,
    Optional<HubFile> hubFile) {}
