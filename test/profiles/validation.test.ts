// All that profiles/ and examples/ hold, judged by our own validator: no error.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/fhir/invariants/engine.ts';
import { published } from '../../src/fhir/library/published.ts';
import { validate } from '../../src/fhir/validation/validate.ts';
import { filesIn, ROOT } from '../support/artefacts.ts';

/** Extensions of implementation guides whose packages are not here: they are told as unknown, and nothing else is. */
const OF_OTHERS = [
  'http://hl7.org/fhir/uv/sdc/',
  'http://hl7.org/fhir/uv/subscriptions-backport/',
  'http://jpfhir.jp/fhir/core/Extension/',
];

const faultsOf = (resource: unknown): string[] =>
  validate(resource, { scope: published() })
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .filter(({ id, said }) => id !== 'extension-unknown' || !OF_OTHERS.some((each) => said.en.includes(each)))
    .map(({ id, at, said }) => `${id} ${at}: ${said.en}`);

beforeAll(loadEngine);

/** Not profiles/topics: those are of R5. */
const FOLDERS = [
  'profiles/generated',
  'profiles/generated/directories',
  'profiles/operations',
  'examples/instances',
  'examples/demo',
];

describe.each(FOLDERS)('%s', (folder) => {
  const files = filesIn(folder);
  test.skipIf(!existsSync(new URL(folder, ROOT)))('is not empty', () => expect(files.length).toBeGreaterThan(0));
  test.each(files)('$name', ({ resource }) => expect(faultsOf(resource)).toEqual([]));
});
