/**
 * Results for people and other programs: a {@link io.github.adaclip.detect.Detection} and, for the
 * overlay, its picture enter; JSON and CSV lines, overlay pictures, float maps and masks leave.
 * Java2D only, no display needed; files are written whole or not at all.
 *
 * <p>Read {@link io.github.adaclip.report.DetectionJson} first, then {@link
 * io.github.adaclip.report.Overlay}.
 */
package io.github.adaclip.report;
