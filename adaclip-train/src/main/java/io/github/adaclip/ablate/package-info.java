/** A grid of settings → one table: each cell is trained and evaluated. */
package io.github.adaclip.ablate;
