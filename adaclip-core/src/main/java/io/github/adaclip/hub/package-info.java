/**
 * Weight files from the network, kept on disk: a name, a Hugging Face reference or a URL enters,
 * the path of a checked local file leaves.
 *
 * <p>Read {@link io.github.adaclip.hub.ModelDownloader} first; it decides between the cache of
 * Hugging Face's own tools ({@code HubCache}, shared with Python) and our own ({@link
 * io.github.adaclip.hub.ModelCache}). {@code HttpTransport} is the only class that opens a
 * connection, {@code FileTransfer} the only one that writes what arrives.
 *
 * <p>A model that a jar brings along needs no network: {@link io.github.adaclip.hub.BundledModels}
 * finds it, {@link io.github.adaclip.hub.BundledModelFolder} unpacks it into our own cache.
 */
package io.github.adaclip.hub;
