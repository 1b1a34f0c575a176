/**
 * Files that are never half-written: {@link io.github.adaclip.file.AtomicFile} writes beside the
 * target, flushes and renames. Everything this software writes goes through it.
 */
package io.github.adaclip.file;
