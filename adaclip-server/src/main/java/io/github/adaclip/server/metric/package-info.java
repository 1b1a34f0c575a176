/**
 * What happens in queue and requests → figures for Prometheus. Start with {@link
 * io.github.adaclip.server.metric.ServiceMetrics}.
 */
package io.github.adaclip.server.metric;
