/**
 * A folder or index file → {@link io.github.adaclip.data.Dataset}; one class per layout. Read
 * {@link io.github.adaclip.data.read.DatasetSpec} first (what {@code NAME=DIR} means), then {@link
 * io.github.adaclip.data.read.MvtecReader}.
 */
package io.github.adaclip.data.read;
