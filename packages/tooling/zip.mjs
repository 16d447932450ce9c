/**
 * A zip archive out of texts and bytes, the same bytes for the same contents: no clock, no file system order. Only Node's own compression: an archive that is written once a
 * build, without encryption or 4 GB files, is sixty lines of a format that has not changed since 1993, less than a dependency asks for (ADR 0036).
 */
import { crc32, deflateRawSync } from 'node:zlib';

/** @typedef {{ name: string, data: Uint8Array }} ZipEntry - A file: its path with slashes, its bytes. */

const utf8Names = 0x0800;
const deflated = 8;
const stored = 0;
/** Unix, so that the mode below counts; version 2.0 of the format. */
const madeBy = (3 << 8) | 20;
const ordinaryFile = (0o100644 << 16) >>> 0;

/**
 * Writes an archive, entries in the order of their names.
 *
 * @param {readonly ZipEntry[]} entries
 * @param {Date} date - When all of them are said to have been changed.
 * @returns {Buffer}
 */
export function zip(entries, date) {
  const when = dosTime(date);
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { name, data } of [...entries].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(data, { level: 9 });
    const [method, body] = packed.length < data.length ? [deflated, packed] : [stored, Buffer.from(data)];
    // What the header of a file and its line in the directory have in common.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(when, 6);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    parts.push(signature('PK\x03\x04'), common, path, body);

    const own = Buffer.alloc(14);
    own.writeUInt32LE(ordinaryFile, 6);
    own.writeUInt32LE(offset, 10);
    directory.push(signature('PK\x01\x02'), number16(madeBy), common, own, path);
    offset += 30 + path.length + body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, signature('PK\x05\x06'), end]);
}

/** @param {string} text */
function signature(text) {
  return Buffer.from(text, 'latin1');
}

/** @param {number} value */
function number16(value) {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value, 0);
  return buffer;
}

/**
 * A moment as zip keeps it: in steps of two seconds, from 1980 on; UTC here, so that every machine writes the same.
 *
 * @param {Date} date
 */
function dosTime(date) {
  const year = Math.max(date.getUTCFullYear(), 1980);
  const day = ((year - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  return ((day << 16) | (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)) >>> 0;
}
