// In a Bundle, a relative reference is relative to the server its own entry comes from: where that names another entry, it
// is made absolute, so that the store knows which is meant. https://hl7.org/fhir/R4/bundle.html#references
import { rewriteReferences } from '../../fhir/elements/references.ts';
import type { Change } from '../../store/write/change.ts';

/** `https://ehr.example.jp/fhir/` of `https://ehr.example.jp/fhir/Patient/77`. */
const RESTFUL = /^(https?:\/\/.+\/)[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;
const RELATIVE = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;

export function withinBundle(change: Change, fullUrl: string | undefined, fullUrls: ReadonlySet<string>): Change {
  const server = RESTFUL.exec(fullUrl ?? '')?.[1];
  if (server === undefined || (change.kind !== 'create' && change.kind !== 'update')) return change;
  const resource = rewriteReferences(change.resource, (text, _at, kind) =>
    kind === 'reference' && RELATIVE.test(text) && fullUrls.has(server + text) ? server + text : undefined,
  );
  return { ...change, resource };
}
