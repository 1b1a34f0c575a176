/**
 * Values → charts and grids of pictures, as PNG and SVG. Charts ({@link
 * io.github.adaclip.figure.LineChart} and others) are values; what draws them are the panels, on a
 * canvas that is a picture or an SVG document. Start with {@link io.github.adaclip.figure.Figure};
 * the paper's figure of prompts is {@link io.github.adaclip.figure.PromptComparison}.
 */
package io.github.adaclip.figure;
