import { inflateRawSync } from 'node:zlib';

/** What an archive holds, by its directory, as an unzipper reads it. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, size, name, extra, comment, offset] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)] as const;
    const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const body = archive.subarray(start, start + packed);
    const data = method === 0 ? body : inflateRawSync(body);
    if (data.length !== size) throw new Error(`archive: ${data.length} bytes instead of ${size}`);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), data);
    at += 46 + name + extra + comment;
  }
  return files;
}
