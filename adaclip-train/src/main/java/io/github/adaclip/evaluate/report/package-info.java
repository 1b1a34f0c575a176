/**
 * {@code Evaluation} → terminal table, JSON, CSV and one HTML page, with the published figures
 * beside. Start with {@link io.github.adaclip.evaluate.report.EvaluationReport}.
 */
package io.github.adaclip.evaluate.report;
