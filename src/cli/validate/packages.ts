// FHIR packages from the disk: a folder (with or without `package/` in it) or a .tgz.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type FhirPackage, packageFrom } from '../../fhir/library/packages/fhir-package.ts';
import { BrokenArchive, tarFiles } from '../../fhir/library/packages/tar.ts';
import { Refusal } from '../../problem.ts';
import { unreadable } from '../load/unreadable.ts';

/** HL7's largest, its terminology, is 71 MB unpacked. What is larger is a bomb, or no package of definitions. */
const MOST_BYTES = 512 << 20;

export function readPackage(path: string): FhirPackage {
  let found: FhirPackage;
  try {
    found = statSync(path).isDirectory() ? ofFolder(path) : ofArchive(path);
  } catch (cause) {
    throw said(path, cause);
  }
  if (found.defines.length > 0) return found;
  throw new Refusal({
    en: `${path}: no definition is in this package (a FHIR package holds package/package.json and JSON files).`,
    ja: `${path}：このパッケージには定義がありません（FHIR パッケージは package/package.json と JSON ファイルから成ります）。`,
  });
}

function ofFolder(path: string): FhirPackage {
  const inner = join(path, 'package');
  const folder = statSync(inner, { throwIfNoEntry: false })?.isDirectory() === true ? inner : path;
  const files = new Map<string, () => string>();
  const look = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      // Of a package what lies deeper are examples; a folder in the making is sorted as its author likes.
      if (entry.isDirectory()) {
        if (folder === path && !entry.name.startsWith('.') && entry.name !== 'node_modules') look(name);
      } else if (entry.name.endsWith('.json')) files.set(name, () => readFileSync(join(folder, name), 'utf8'));
    }
  };
  look('');
  return packageFrom(files, basename(path));
}

function ofArchive(path: string): FhirPackage {
  const packed = readFileSync(path);
  const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed, { maxOutputLength: MOST_BYTES }) : packed;
  const files = new Map<string, () => string>();
  for (const { path: name, bytes: content } of tarFiles(bytes)) {
    const inPackage = /^(?:\.\/)?package\/([^/]+\.json)$/.exec(name)?.[1];
    // A copy: a view would keep the whole archive in memory.
    if (inPackage !== undefined) files.set(inPackage, textOf(Buffer.from(content)));
  }
  return packageFrom(files, basename(path));
}

const textOf = (bytes: Buffer) => (): string => bytes.toString('utf8');

function said(path: string, cause: unknown): unknown {
  if (cause instanceof Refusal) return cause;
  if (cause instanceof BrokenArchive) return broken(path, cause.message);
  const { code } = cause as NodeJS.ErrnoException;
  if (code === undefined) return cause;
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(path);
  return code.startsWith('Z_') ? broken(path, code) : unreadable(path, code);
}

const broken = (path: string, why: string): Refusal =>
  new Refusal({
    en: `${path} is no FHIR package, or a damaged one (${why}).`,
    ja: `${path} はFHIRパッケージではないか、壊れています（${why}）。`,
  });

const tooLarge = (path: string): Refusal =>
  new Refusal({
    en: `${path} unpacks to more than ${MOST_BYTES >> 20} MB. Unpack it yourself and name the folder, if it is meant.`,
    ja: `${path} は展開すると ${MOST_BYTES >> 20} MB を超えます。正しいものであれば、展開したフォルダーを指定してください。`,
  });
