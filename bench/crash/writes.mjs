// Write load that remembers what was promised. Ends when the server does not answer any more.
import { patient, task } from '../corpus/resources.mjs';

const CALLERS = 8;
export const TRANSACTION_ENTRIES = 20;
export const TAG_SYSTEM = 'https://renkei.example/fhir/CodeSystem/crash';

/**
 * @typedef {{ type: string, id: string, version: number, text: string }} Promised
 * @typedef {{ promised: Promised[], transactions: { tag: string, isPromised: boolean }[], cutOff: number, strange: string[] }} Ledger
 */

/** Text by which two resources are compared, whatever the spacing. */
export const textOf = (resource) => JSON.stringify(resource);

/** @returns {{ ledger: Ledger, firstAnswer: Promise<void>, ended: Promise<void> }} */
export function writeUntilCut(base, random, round) {
  const ledger = { promised: [], transactions: [], cutOff: 0, strange: [] };
  let answered;
  const firstAnswer = new Promise((done) => {
    answered = done;
  });
  const promise = (resource) => {
    answered();
    const { resourceType: type, id, meta } = resource;
    const entry = { type, id, version: Number(meta.versionId), text: textOf(resource) };
    ledger.promised.push(entry);
    return entry;
  };
  const caller = async (number) => {
    const own = [];
    for (let turn = 0; ; turn += 1) {
      const step = random.weighted([
        [create, 5],
        [own.length > 0 ? update : create, 3],
        [transaction, 2],
      ]);
      try {
        await step({ base, random, own, ledger, promise, tag: `crash-${round}-${number}-${turn}` });
      } catch (cause) {
        // No answer: it may be stored or not. An answer that is none of ours is a finding.
        if (cause instanceof StrangeAnswer) ledger.strange.push(cause.message);
        ledger.cutOff += 1;
        return;
      }
    }
  };
  const ended = Promise.all(Array.from({ length: CALLERS }, (_, i) => caller(i))).then(() => answered());
  return { ledger, firstAnswer, ended };
}

class StrangeAnswer extends Error {}

const about = (random) => ({
  at: Date.parse('2025-04-01T00:00:00Z'),
  hospital: 'Organization/hospital-1',
  office: `Organization/office-${random.below(30)}`,
  patient: `Patient/patient-${random.below(1_000)}`,
  encounter: `Encounter/encounter-${random.below(1_000)}`,
});

async function create({ base, random, own, promise }) {
  const resource = random.pick([patient, task])(random, about(random));
  own.push(promise(await ask('POST', `${base}/${resource.resourceType}`, resource, 201)));
}

async function update({ base, random, own, promise }) {
  const at = random.below(own.length);
  const { type, id } = own[at];
  const resource = { ...(type === 'Patient' ? patient : task)(random, about(random)), id };
  // Until the answer is there nobody knows which version is the current one: the resource is left alone afterwards.
  own.splice(at, 1);
  own.push(promise(await ask('PUT', `${base}/${type}/${id}`, resource, 200)));
}

async function transaction({ base, random, ledger, promise, tag }) {
  const entry = Array.from({ length: TRANSACTION_ENTRIES }, () => ({
    resource: { ...task(random, about(random)), meta: { tag: [{ system: TAG_SYSTEM, code: tag }] } },
    request: { method: 'POST', url: 'Task' },
  }));
  const told = { tag, isPromised: false };
  ledger.transactions.push(told);
  const answer = await ask('POST', base, { resourceType: 'Bundle', type: 'transaction', entry }, 200);
  told.isPromised = true;
  for (const { resource } of answer.entry) promise(resource);
}

async function ask(method, url, body, expects) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status === expects) return JSON.parse(text);
  // What a hub says that has lost its database is no promise.
  if (response.status === 503) throw new Error(text);
  throw new StrangeAnswer(`${method} ${url} answered ${response.status}: ${text.slice(0, 500)}`);
}
