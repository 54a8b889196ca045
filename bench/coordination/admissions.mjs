// Admissions at a steady rate, whatever the answers take: people known with their care manager, then one Encounter each.
// `committed` is when the hub's answer came: from there on the Tasks are awaited.
import { ridOf } from '../../dist/store/rid.js';
import { send } from '../support/send.mjs';

const GROUP = 100;

/** The people who will be admitted, stored beforehand. */
export async function storePeople(base, names) {
  for (let at = 0; at < names.length; at += GROUP) {
    const entry = names.slice(at, at + GROUP).flatMap((name, n) => [
      put(`Patient/${name}`, { resourceType: 'Patient', id: name, birthDate: '1940-05-12' }),
      put(`CareTeam/${name}`, {
        resourceType: 'CareTeam',
        id: name,
        status: 'active',
        subject: { reference: `Patient/${name}` },
        participant: [
          {
            role: [
              { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/care-role', code: 'home-care-office' }] },
            ],
            member: { reference: `Organization/hk-kyotaku-${String(1 + (n % 38)).padStart(2, '0')}` },
            period: { start: '2024-04-01' },
          },
        ],
      }),
    ]);
    await send(base, 'POST', '', { resourceType: 'Bundle', type: 'transaction', entry });
  }
}

const put = (url, resource) => ({ fullUrl: `https://bench.example/${url}`, resource, request: { method: 'PUT', url } });

/** @returns for each stay `{ rid, committed }`, the key of a Task it must get. */
export async function admit(bases, names, perSecond, watch) {
  const start = performance.now();
  const sent = [];
  for (const [n, name] of names.entries()) {
    const wait = start + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((awake) => setTimeout(awake, wait));
    sent.push(admitOne(bases[n % bases.length], name, n, watch));
  }
  return Promise.all(sent);
}

async function admitOne(base, name, n, watch) {
  await send(base, 'PUT', `/Encounter/${name}`, {
    resourceType: 'Encounter',
    id: name,
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/${name}` },
    period: { start: '2026-11-10T10:20:00+09:00' },
    serviceProvider: { reference: `Organization/hk-hosp-${String(1 + (n % 14)).padStart(2, '0')}` },
  });
  watch.expect(ridOf('Task', `${name}/admission-information`), performance.now());
}
