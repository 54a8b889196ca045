// renkei validate --explain ID: what a rule means, with an example of the wrong and of the right.

import { nearest } from '../../fhir/validation/shape-messages.ts';
import { Refusal } from '../../problem.ts';
import { catalogue, type Entry, entryFor } from './explain/catalogue.ts';

const INVARIANT: Entry = {
  explanation: [
    'A rule of the definition (an invariant, in FHIRPath) does not hold here. Its text stands in the message; the constraints of the element, in FHIR or in the profile, have it under this key.',
    '定義が定める制約（FHIRPath の規則）を満たしていません。内容はメッセージのとおりで、FHIR 本体かプロファイルの constraint にこのキーで載っています。',
    '"period": { "start": "2026-04-02", "end": "2026-04-01" }（per-1）',
    '"period": { "start": "2026-04-01", "end": "2026-04-02" }',
  ],
  link: 'https://hl7.org/fhir/R4/conformance-rules.html#constraints',
};

export function explained(id: string): string {
  const entry = entryFor(id) ?? (id.startsWith('invariant-') ? INVARIANT : undefined);
  if (entry === undefined) throw unknown(id);
  const { explanation, link } = entry;
  const [en, ja, wrong, right] = explanation;
  return [
    id,
    `  ${ja}`,
    `  ${en}`,
    '',
    `  誤 / wrong   ${wrong === '' ? '（空 / nothing）' : wrong}`,
    `  正 / right   ${right}`,
    '',
    `  ${link}`,
    '',
  ].join('\n');
}

function unknown(id: string): Refusal {
  const meant = nearest(id, catalogue.keys());
  return new Refusal({
    en: `There is no rule "${id}".${meant === undefined ? ' The id stands in [ ] at the end of a message.' : ` Did you mean ${meant}?`}`,
    ja: `「${id}」という規則はありません。${meant === undefined ? 'id はメッセージの末尾の [ ] の中にあります。' : `${meant} ではありませんか。`}`,
  });
}
