/**
 * The choice of hybrid semantic fusion, without tensors: patch features and abnormal probabilities
 * enter, {@link io.github.adaclip.fusion.PatchClusters} leaves, which says which patches count how
 * much in the clustered feature. It is pure Java so that every engine makes the same choice. Start
 * with {@code PatchClusters}.
 */
package io.github.adaclip.fusion;
