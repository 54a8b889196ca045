// The files of a tar archive (ustar, with the long names of GNU and pax), as views into its bytes.
// https://www.gnu.org/software/tar/manual/html_node/Standard.html

export interface TarFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
/** HL7's largest package has some 20,000 files. */
const MOST_FILES = 100_000;

const decoder = new TextDecoder();

export class BrokenArchive extends Error {}

export function tarFiles(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const size = sizeOf(header);
    at += BLOCK;
    if (size > archive.length - at) throw new BrokenArchive('it ends within a file');
    const bytes = archive.subarray(at, at + size);
    at += Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156]!);
    if (type === 'L') longName = textOf(bytes);
    else if (type === 'x') longName = paxPath(bytes) ?? longName;
    else if (type !== 'g') {
      if (type === '0' || type === '\0') files.push({ path: longName ?? nameOf(header), bytes });
      longName = undefined;
      if (files.length > MOST_FILES) throw new BrokenArchive(`it has more than ${MOST_FILES} files`);
    }
  }
  return files;
}

const textOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
};

function nameOf(header: Uint8Array): string {
  const isUstar = textOf(header.subarray(257, 263)) === 'ustar';
  const prefix = isUstar ? textOf(header.subarray(345, 500)) : '';
  const name = textOf(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

function sizeOf(header: Uint8Array): number {
  const written = textOf(header.subarray(124, 136)).trim();
  if (!/^[0-7]*$/.test(written)) throw new BrokenArchive('the size of a file is no number');
  return written === '' ? 0 : Number.parseInt(written, 8);
}

/** Records of `length key=value\n`. */
function paxPath(bytes: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(decoder.decode(bytes))?.[1];
}
