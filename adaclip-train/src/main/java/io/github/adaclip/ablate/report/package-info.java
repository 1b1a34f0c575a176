/**
 * An ablation's results → table on the terminal, CSV, JSON and one HTML page, with the paper's
 * figures beside where it printed the same variant. {@link
 * io.github.adaclip.ablate.report.AblationTable} is what all forms show. Read it first.
 */
package io.github.adaclip.ablate.report;
