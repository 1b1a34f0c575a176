/**
 * Detection as an HTTP service: a {@link io.github.adaclip.detect.Detector} and {@link
 * io.github.adaclip.server.ServerSettings} in, a running {@link
 * io.github.adaclip.server.DetectionServer} out. Start with {@code DetectionServer}.
 */
package io.github.adaclip.server;
