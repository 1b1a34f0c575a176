/**
 * Pictures of many callers → outcomes of one detector: a bounded queue, batches across callers,
 * deadlines. Knows nothing of HTTP. Start with {@link io.github.adaclip.server.batch.PictureQueue}.
 */
package io.github.adaclip.server.batch;
