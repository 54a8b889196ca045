// https://hl7.org/fhir/R4/http.html#transaction

import type { Resource } from '../../fhir/resource.ts';
import { shapeFindings } from '../../fhir/validation/shape.ts';
import { Problem } from '../../problem.ts';
import { resourceOf } from '../bodies.ts';
import type { Handler } from '../exchange.ts';
import { runBatch } from './batch.ts';
import { entriesOf } from './bundle-entry.ts';
import { runTransaction } from './transaction.ts';

const SPEC = 'https://hl7.org/fhir/R4/http.html#transaction';

export const batchOrTransaction: Handler = async (call, hub) => {
  const bundle = resourceOf(call);
  if (bundle.resourceType !== 'Bundle') throw notABundle(bundle);
  if (bundle.type !== 'batch' && bundle.type !== 'transaction') throw wrongBundleType(bundle.type);
  checkEnvelope(bundle);
  const entries = entriesOf(bundle, call);
  if (entries.length > hub.limits.maxEntries) throw tooManyEntries(entries.length, hub.limits.maxEntries);
  return bundle.type === 'batch' ? runBatch(entries, hub) : runTransaction(entries, call, hub);
};

/** The Bundle around its entries: a misspelt `entry` would else be an empty transaction, and answered as done. */
function checkEnvelope({ entry, ...around }: Resource): void {
  const findings = shapeFindings(Array.isArray(entry) || entry === undefined ? around : { ...around, entry });
  if (findings.length > 0) throw new Problem('structure', findings[0]!.said, {}, findings);
}

const notABundle = ({ resourceType }: Resource): Problem =>
  new Problem(
    'invalid',
    {
      en: `To the base URL a Bundle of type batch or transaction is posted, not a ${resourceType}; a single ${resourceType} goes to /${resourceType}.`,
      ja: `ベース URL には batch または transaction の Bundle を送信してください。${resourceType} 単体は /${resourceType} へ送信します。`,
    },
    { at: 'Bundle', spec: SPEC },
  );

const wrongBundleType = (type: unknown): Problem =>
  new Problem(
    'invalid',
    {
      en: `Bundle.type is ${typeof type === 'string' ? `"${type.slice(0, 40)}"` : 'missing'}; only batch and transaction are processed. To store a ${typeof type === 'string' ? type.slice(0, 40) : ''} Bundle as it is, POST it to /Bundle.`,
      ja: 'Bundle.type は batch または transaction にしてください。Bundle をそのまま保存する場合は /Bundle へ送信してください。',
    },
    { at: 'Bundle.type', spec: SPEC },
  );

const tooManyEntries = (found: number, limit: number): Problem =>
  new Problem(
    'too-large',
    {
      en: `The Bundle has ${found} entries; at most ${limit} are taken (RENKEI_MAX_ENTRIES).`,
      ja: `Bundle のエントリーが ${found} 件あります。上限は ${limit} 件です（RENKEI_MAX_ENTRIES）。`,
    },
    { at: 'Bundle.entry' },
  );
