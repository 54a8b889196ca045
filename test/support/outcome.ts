// What every error must look like, wherever it comes from.
import { expect } from 'vitest';
import { codesOf } from '../../src/fhir/definitions/definitions.ts';
import { readJson } from '../../src/fhir/json/read.ts';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import type { RawAnswer } from './raw-http.ts';

export interface Outcome {
  readonly status: number;
  /** `code expression` of each issue. */
  readonly issues: readonly string[];
  readonly japanese: readonly string[];
  readonly english: readonly string[];
}

interface Issue {
  readonly severity: string;
  readonly code: string;
  readonly diagnostics: string;
  readonly expression?: readonly string[];
  readonly details: {
    readonly text: string;
    readonly _text: {
      extension: [{ url: string; extension: { url: string; valueCode?: string; valueString?: string }[] }];
    };
  };
}

// Stack lines, SQL, PostgreSQL's own words, and paths of this machine.
const LEAKS =
  /\n\s+at |\bat \S+ \((?:file:|node:|\/)|\.[jt]s:\d|node_modules|\/src\/|\/home\/|\/work\/|\bselect\b.*\bfrom\b|insert into|SQLSTATE|syntax for type|relation "|resource_version|TypeError|ReferenceError|undefined is not (?:a|an|iterable)\b|Cannot read prop/i;
const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

/** The OperationOutcome of an answer; fails when it is none, lacks a language, or tells what is nobody's business. */
export function outcomeOf({ status, headers, text }: RawAnswer): Outcome {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(headers['content-type']).toMatch(/^application\/fhir\+json/);
  const body = readJson(text) as unknown as { resourceType: string; language: string; issue: Issue[] };
  expect(body).toMatchObject({ resourceType: 'OperationOutcome', language: 'ja' });
  expect(shapeFindings(body)).toEqual([]);
  expect(text).not.toMatch(LEAKS);
  const english = body.issue.map(({ details }) => {
    const [translation] = details._text.extension;
    expect(translation.url).toBe('http://hl7.org/fhir/StructureDefinition/translation');
    expect(translation.extension[0]).toEqual({ url: 'lang', valueCode: 'en' });
    return translation.extension[1]?.valueString ?? '';
  });
  body.issue.forEach(({ code, diagnostics, details }, i) => {
    expect(codesOf('http://hl7.org/fhir/ValueSet/issue-type')).toContain(code);
    expect(details.text).toMatch(JAPANESE);
    expect(english[i]).not.toBe('');
    expect(diagnostics.startsWith(english[i]!)).toBe(true);
  });
  return {
    status,
    issues: body.issue.map(({ code, expression = [] }) => [code, ...expression].join(' ')),
    japanese: body.issue.map(({ details }) => details.text),
    english,
  };
}
