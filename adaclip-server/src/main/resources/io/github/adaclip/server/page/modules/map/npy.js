import {Failure} from '../failure.js';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const VERSION_AT = 6;
const FLOAT_BYTES = 4;

/**
 * Reads a map as NumPy writes it: float32, little endian, two dimensions, row by row.
 *
 * Source: NumPy Enhancement Proposal 1, versions 1.0 to 3.0 of the format.
 *
 * @param {Uint8Array} bytes a whole `.npy` file
 * @returns {{values: Float32Array, rows: number, columns: number}}
 * @throws {Failure} UNREADABLE_MAP, with what was expected and found
 */
export function readNpy(bytes) {
  if (bytes.length < 12 || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw unreadable('no NPY file');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isFirstVersion = bytes[VERSION_AT] === 1;
  const headerAt = isFirstVersion ? 10 : 12;
  const headerLength = isFirstVersion ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = headerAt + headerLength;
  if (start > bytes.length) {
    throw unreadable(`a header of ${headerLength} bytes in a file of ${bytes.length}`);
  }
  const {rows, columns} = readHeader(
    new TextDecoder('latin1').decode(bytes.subarray(headerAt, start)));
  if (bytes.length - start !== rows * columns * FLOAT_BYTES) {
    throw unreadable(
      `${bytes.length - start} bytes for ${rows} x ${columns} values, expected `
        + `${rows * columns * FLOAT_BYTES}`);
  }
  const values = new Float32Array(rows * columns);
  for (let index = 0; index < values.length; index++) {
    values[index] = view.getFloat32(start + index * FLOAT_BYTES, true);
  }
  return {values, rows, columns};
}

/** @param {string} header a Python dictionary as text */
function readHeader(header) {
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  if (type !== '<f4') {
    throw unreadable(`values of type ${type}, expected <f4 (float32)`);
  }
  if (!/'fortran_order':\s*False/.test(header)) {
    throw unreadable('values column by column, expected row by row');
  }
  const shape = /'shape':\s*\((\d+),\s*(\d+),?\)/.exec(header);
  if (!shape) {
    throw unreadable('a shape that is not rows x columns');
  }
  return {rows: Number(shape[1]), columns: Number(shape[2])};
}

/** @param {string} found */
function unreadable(found) {
  return new Failure(
    'UNREADABLE_MAP',
    `The map cannot be read: ${found}.`,
    'Reload the page, so that it fits the server.');
}
