/**
 * Anomaly maps: a grid of values from 0 to 1 over a picture enters, values, peak and regions in the
 * pixels of the original picture leave.
 *
 * <p>Read {@link io.github.adaclip.map.AnomalyMap} first. {@link
 * io.github.adaclip.map.GaussianFilter} smooths a grid as SciPy does; {@link
 * io.github.adaclip.map.ConnectedComponents} finds the 8-connected parts of a binary picture, for
 * regions here and for the AUPRO metric elsewhere. {@link io.github.adaclip.map.TileLayout} cuts an
 * area into tiles, {@link io.github.adaclip.map.BlendedMap} makes one map of theirs.
 */
package io.github.adaclip.map;
