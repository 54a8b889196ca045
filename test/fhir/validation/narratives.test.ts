import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { htmlChecks, htmlHasContent } from '../../../src/fhir/validation/narrative/html-checks.ts';
import { issuesOf } from '../../support/validation-tables.ts';

interface Table {
  readonly says: string;
  readonly spec: string;
  readonly cases: readonly { readonly div: string; readonly finds?: readonly string[] }[];
}

const NAMESPACE = 'xmlns="http://www.w3.org/1999/xhtml"';
const file = new URL('../../cases/validation/narratives.yaml', import.meta.url);

const patient = (div: string) => ({
  id: 'p',
  text: { status: 'generated', div: div.replaceAll('$', NAMESPACE) },
  name: [{ id: 'n', text: '山田' }],
});

for (const { says, spec, cases } of parse(readFileSync(file, 'utf8')) as Table[]) {
  describe(`${says}  ${spec}`, () => {
    test.each(cases)('$div', ({ div, finds = [] }) => {
      const issues = issuesOf(patient(div));
      expect(issues.map(({ id }) => id)).toEqual(finds);
      for (const { at } of issues) expect(at).toBe('Patient.text.div');
    });
  });
}

test('a link may lead elsewhere in the document, and no further', () => {
  const about = (href: string) => ({
    text: { status: 'generated', div: `<div ${NAMESPACE}><a href="${href}">a</a></div>` },
  });
  const entry = (id: string, text: object) => ({
    fullUrl: `http://a.test/Patient/${id}`,
    resource: { resourceType: 'Patient', id, ...text, name: [{ id: `name-of-${id}`, text: 'a' }] },
  });
  const found = (href: string) =>
    issuesOf({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [entry('a', about(href)), { ...entry('b', {}), fullUrl: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' }],
    }).map(({ id }) => id);
  expect(found('#name-of-a')).toEqual([]);
  expect(found('#name-of-b')).toEqual([]);
  expect(found('#name-of-c')).toEqual(['narrative-target']);
  expect(found('urn:uuid:c757873d-ec9a-4326-a141-556f43239520')).toEqual([]);
  expect(found('urn:uuid:00000000-ec9a-4326-a141-556f43239520')).toEqual(['narrative-link-literal']);
});

describe('whatever text comes', () => {
  const piece = fc.constantFrom(
    '<div xmlns="http://www.w3.org/1999/xhtml">',
    ...[
      '</div>',
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<br/>',
      '<td ',
      'a="b"',
      "c='d'",
      '>',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
    ],
    ...[
      ']]>',
      '<!DOCTYPE a [',
      '&amp;',
      '&nbsp;',
      '&',
      '<',
      '"',
      '山',
      ' ',
      '\0',
      '<a href="#x">',
      '</a>',
      '<ul>',
      '</ul>',
    ],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('there is an answer', () => {
    fc.assert(
      fc.property(text, (div) => {
        const ids = issuesOf(patient(div)).map(({ id }) => id);
        expect(ids.includes('invariant-txt-1')).toBe(!htmlChecks(patient(div).text.div));
        expect(ids.includes('invariant-txt-2')).toBe(!htmlHasContent(patient(div).text.div));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['nests 200,000 deep', `<div ${NAMESPACE}>${'<div>'.repeat(200_000)}a${'</div>'.repeat(200_000)}</div>`],
    ['nests what may not nest', `<div ${NAMESPACE}>${'<b><ul>'.repeat(100_000)}a${'</ul></b>'.repeat(100_000)}</div>`],
    ['opens and opens', `<div ${NAMESPACE}>${'<a '.repeat(200_000)}`],
    ['has nothing but blanks in a tag', `<div ${' '.repeat(500_000)}`],
    ['has nothing but ampersands', `<div ${NAMESPACE}>${'&amp;'.repeat(200_000)}${'&'.repeat(200_000)}`],
    ['has many comments', `<div ${NAMESPACE}>${'<!-- -->'.repeat(100_000)}<!-- ${'<!'.repeat(100_000)}`],
  ])('it ends, even if it %s', (_, div) => {
    expect(issuesOf({ text: { status: 'generated', div } }).length).toBeLessThanOrEqual(1_000);
  });
});
