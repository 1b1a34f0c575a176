import {withoutOrientation} from './orientation.js';

const THUMBNAIL_SIDE = 96;
const MAX_CANVAS_PIXELS = 16_000_000;
const THUMBNAIL_QUALITY = 0.8;

/**
 * The picture as the server saw it, so that its map lies over it.
 *
 * @param {Blob} file
 * @param {boolean} isTurned whether the server turns pictures as their metadata says; if not, a map
 *   lies over the pixels as they are stored
 * @returns {Promise<ImageBitmap | null>} null if this browser cannot decode it (TIFF); to be closed
 */
export async function decode(file, isTurned) {
  try {
    return await createImageBitmap(isTurned ? file : await withoutOrientation(file));
  } catch {
    return null;
  }
}

/**
 * The size at which a picture is drawn: its own, or less if it has more pixels than a canvas should.
 *
 * @param {number} width
 * @param {number} height
 */
export function canvasSize(width, height) {
  const scale = Math.min(1, Math.sqrt(MAX_CANVAS_PIXELS / (width * height)));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/**
 * A small copy of a picture.
 *
 * @param {Blob} file
 * @returns {Promise<string | null>} an address to be revoked; null if it cannot be decoded
 */
export async function thumbnailOf(file) {
  const bitmap = await decode(file, true);
  if (bitmap === null) {
    return null;
  }
  const scale = THUMBNAIL_SIDE / Math.min(bitmap.width, bitmap.height);
  const canvas = new OffscreenCanvas(THUMBNAIL_SIDE, THUMBNAIL_SIDE);
  const width = bitmap.width * scale;
  const height = bitmap.height * scale;
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap, (THUMBNAIL_SIDE - width) / 2, (THUMBNAIL_SIDE - height) / 2, width, height);
  bitmap.close();
  const small = await canvas.convertToBlob({type: 'image/jpeg', quality: THUMBNAIL_QUALITY});
  return URL.createObjectURL(small);
}
