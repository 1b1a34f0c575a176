/**
 * The values every other package of this module passes on: {@link io.github.adaclip.data.Sample}
 * (one picture with its label), {@link io.github.adaclip.data.Dataset} (all of them). Only paths
 * are held, never pixels. Read Sample first.
 */
package io.github.adaclip.data;
