/** Values → charts and grids of pictures, as PNG and SVG. */
package io.github.adaclip.figure;
