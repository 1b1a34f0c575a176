/** @typedef {import('../map/regions.js').Region} Region */

/**
 * The line around a region as the path of a drawing whose unit is a pixel of the picture. Corners
 * are centres of pixels; a region of one column or row is its box.
 *
 * @param {Region} region
 */
export function outlineOf(region) {
  if (region.width === 1 || region.height === 1) {
    return `M${region.x} ${region.y}h${region.width}v${region.height}h${-region.width}Z`;
  }
  return `M${region.contour.map(([x, y]) => `${x + 0.5} ${y + 0.5}`).join('L')}Z`;
}
