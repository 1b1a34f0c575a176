/**
 * A data set → what it holds and what is wrong with it, each finding with a fix. Read {@link
 * io.github.adaclip.data.check.DatasetCheck} first.
 */
package io.github.adaclip.data.check;
