/**
 * The learnable part of AdaCLIP: static prompts, the generators of dynamic prompts, and the
 * projections. The un-prompted image feature enters, the prompts of each block leave. Start with
 * {@link io.github.adaclip.torch.prompt.HybridPrompts}.
 */
package io.github.adaclip.torch.prompt;
