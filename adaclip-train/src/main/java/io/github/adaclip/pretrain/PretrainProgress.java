package io.github.adaclip.pretrain;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far the learning of a backbone has come: everything that, with the settings, decides what
 * comes next.
 *
 * @param pictures seen so far
 * @param updates changes of the weights so far
 * @param seconds spent so far
 */
record PretrainProgress(
    @JsonProperty("pictures") long pictures,
    @JsonProperty("updates") long updates,
    @JsonProperty("seconds") double seconds) {

  PretrainProgress advanced(int newPictures, double newSeconds) {
    return new PretrainProgress(pictures + newPictures, updates + 1, seconds + newSeconds);
  }
}
