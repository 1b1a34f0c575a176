/**
 * {@code Evaluation} → terminal table, JSON, CSV and one HTML page, with the published figures
 * beside.
 */
package io.github.adaclip.evaluate.report;
