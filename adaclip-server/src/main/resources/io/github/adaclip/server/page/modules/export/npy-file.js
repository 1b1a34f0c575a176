/** @typedef {import('../map/anomaly-map.js').AnomalyMap} AnomalyMap */

const MAGIC = '\x93NUMPY\x01\x00';
const ALIGNMENT = 64;

/**
 * A map as NumPy reads it: float32, rows × columns of the model's grid.
 *
 * @param {AnomalyMap} map
 */
export function npyFile(map) {
  const shape = `{'descr': '<f4', 'fortran_order': False, 'shape': (${map.rows}, ${map.columns}), }`;
  const start = MAGIC.length + 2;
  const length = Math.ceil((start + shape.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = new Uint8Array(length).fill(' '.charCodeAt(0));
  const text = MAGIC + '\0\0' + shape;
  for (let index = 0; index < text.length; index++) {
    header[index] = text.charCodeAt(index);
  }
  header[length - 1] = '\n'.charCodeAt(0);
  new DataView(header.buffer).setUint16(MAGIC.length, length - start, true);
  const values = new DataView(new ArrayBuffer(map.values.length * 4));
  map.values.forEach((value, index) => values.setFloat32(index * 4, value, true));
  return new Blob([header, values.buffer], {type: 'application/octet-stream'});
}
