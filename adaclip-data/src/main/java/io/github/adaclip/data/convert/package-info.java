/**
 * A data set as downloaded → the same in MVTec's layout, in a folder of its own: {@link
 * io.github.adaclip.data.convert.DatasetConverter}.
 */
package io.github.adaclip.data.convert;
