/**
 * A folder that files arrive in → each complete file once, also over restarts. Start with {@link
 * io.github.adaclip.watch.FolderWatch}; {@link io.github.adaclip.watch.WatchJournal} is what it
 * remembers on disk.
 */
package io.github.adaclip.watch;
