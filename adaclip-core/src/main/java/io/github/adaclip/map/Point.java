package io.github.adaclip.map;

/**
 * One pixel.
 *
 * @param x column, 0 at the left
 * @param y row, 0 at the top
 */
public record Point(int x, int y) {}
