/**
 * The command line: arguments enter, results go to standard output, everything else to standard
 * error, and an exit code leaves. Start with {@link io.github.adaclip.cli.Main}; a command is one
 * class with {@link io.github.adaclip.cli.CommonOptions} mixed in, and {@link
 * io.github.adaclip.cli.FailureReport} is the only place that turns failures into words and codes.
 */
package io.github.adaclip.cli;
