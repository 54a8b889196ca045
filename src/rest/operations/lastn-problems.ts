// What is said of a $lastn that cannot be answered, or not in full.
import { isObject } from '../../fhir/resource.ts';
import { type Finding, Problem, type Said, short } from '../../problem.ts';
import { badParameter } from '../request-problems.ts';

const SPEC = 'https://hl7.org/fhir/R4/observation-operation-lastn.html';

export const missing = (either: readonly [string, string]): Problem =>
  new Problem(
    'required',
    {
      en: `$lastn wants ${either.join(' or ')}: GET [base]/Observation/$lastn?patient=Patient/[id]&category=vital-signs.`,
      ja: `$lastn には ${either.join(' か ')} の指定が必要です（例：GET [base]/Observation/$lastn?patient=Patient/[id]&category=vital-signs）。`,
    },
    { at: `http.${either[0]}`, spec: SPEC },
  );

export const notTaken = (name: string): Problem =>
  new Problem(
    'unknown-parameter',
    {
      en: `$lastn does not take ${short(name)}: it gives "max" observations of each code in one answer, the newest first.`,
      ja: `$lastn では ${short(name)} は使えません。項目ごとに max 件を、新しい順に 1 回で返します。`,
    },
    { at: `http.${short(name)}`, spec: SPEC },
  );

export const ignored = ({ at, ...said }: Said & { readonly at: string }): Finding => ({
  severity: 'warning',
  code: 'not-supported',
  said: { en: said.en, ja: said.ja },
  at,
});

export const tooMany = (read: number): Finding => ({
  severity: 'warning',
  code: 'too-costly',
  said: {
    en: `More than ${read} observations meet the search; only the newest ${read} were looked at, so that a code observed earlier may be missing. Narrow it by code, category or date.`,
    ja: `条件に合う観察が ${read} 件を超えたため、新しいほうから ${read} 件だけを調べました。それより前にしか観察のない項目は含まれていないことがあります。code・category・date で絞り込んでください。`,
  },
  at: 'http.url',
});

/** As a search would have it; a Reference says the same as its text. */
export function textOfValue(name: string, value: unknown): string {
  const text = isObject(value) ? value.reference : value;
  if (isObject(text) || text === undefined)
    throw badParameter(name, JSON.stringify(value), {
      en: 'write it as in a search',
      ja: '検索条件と同じ書き方で指定してください',
    });
  return String(text);
}
