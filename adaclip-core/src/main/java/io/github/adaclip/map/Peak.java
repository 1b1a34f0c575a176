package io.github.adaclip.map;

/**
 * The most anomalous place of a picture.
 *
 * @param x column in pixels of the original picture, 0 at the left
 * @param y row in pixels of the original picture, 0 at the top
 * @param value the largest value of the grid, 0 to 1
 */
public record Peak(int x, int y, double value) {}
