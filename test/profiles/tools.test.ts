// What the makers of profiles/ say to somebody who has not installed what they stand on, or names no file.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/artefacts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'renkei-tools-'));
  for (const name of ['tools', 'package.json']) {
    cpSync(fileURLToPath(new URL(`profiles/${name}`, ROOT)), join(folder, 'profiles', name), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(tool: string, ...options: string[]): { status: number | null; told: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'profiles/tools', tool), ...options], {
    encoding: 'utf8',
  });
  return { status, told: stderr };
}

describe('without npm ci --prefix profiles', () => {
  test.each(['build.mjs', 'package.mjs', 'validate.mjs'])(
    '%s says to run it, without a stack trace, and exits 2',
    (tool) => {
      const { status, told } = run(tool, ...(tool === 'validate.mjs' ? ['any.json'] : []));
      expect(told).toMatch(/^Not installed: .*fsh-sushi.* npm ci --prefix profiles\n/);
      expect(told).not.toContain('    at ');
      expect(status).toBe(2);
    },
  );
});

test('validate.mjs without a file says how it is called', () => {
  expect(run('validate.mjs')).toEqual({ status: 2, told: expect.stringContaining('FILE…') as string });
});
