/**
 * Hybrid semantic fusion: patch features, their abnormal probabilities and the class feature enter,
 * the blended picture feature leaves. The choice of patches is {@link
 * io.github.adaclip.fusion.PatchClusters} of the core. Start with {@link
 * io.github.adaclip.torch.fusion.HybridSemanticFusion}.
 */
package io.github.adaclip.torch.fusion;
