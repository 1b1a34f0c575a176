const START_OF_IMAGE = 0xffd8;
const START_OF_SCAN = 0xffda;
const APPLICATION_1 = 0xffe1;
const SEGMENTS = 0xff00;
const EXIF = 'Exif\0\0';
/** Metadata stands in front of the picture's data, in segments of at most 64 KiB. */
const MOST_BYTES_IN_FRONT = 512 * 1024;

/**
 * A JPEG file whose metadata does not ask to turn the picture. Browsers turn pictures as EXIF says
 * and cannot be told otherwise.
 *
 * @param {Blob} file of any format
 * @returns {Promise<Blob>} the same file if there is no such metadata in it
 */
export async function withoutOrientation(file) {
  const bytes = new Uint8Array(await file.slice(0, MOST_BYTES_IN_FRONT).arrayBuffer());
  const at = exifAt(bytes);
  if (at < 0) {
    return file;
  }
  // Segments of an unknown name are passed over.
  bytes.fill(0, at, at + EXIF.length);
  return new Blob([bytes, file.slice(bytes.length)], {type: file.type});
}

/**
 * Where the name of the EXIF segment stands.
 *
 * @param {Uint8Array} bytes
 * @returns {number} -1 if there is none
 */
function exifAt(bytes) {
  const view = new DataView(bytes.buffer);
  if (bytes.length < 4 || view.getUint16(0) !== START_OF_IMAGE) {
    return -1;
  }
  let at = 2;
  while (at + 4 + EXIF.length <= bytes.length) {
    const marker = view.getUint16(at);
    if (marker < SEGMENTS || marker === START_OF_SCAN) {
      return -1;
    }
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 4 + EXIF.length));
    if (marker === APPLICATION_1 && name === EXIF) {
      return at + 4;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return -1;
}
