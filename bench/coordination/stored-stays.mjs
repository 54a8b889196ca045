// Stays of other days, as many as asked for, beside which the new ones are admitted: each a patient, an Encounter with its
// hospital, a care team and two Tasks, one in twenty of them still open. Told to the feed's readers as seen.
import { loadNames } from '../../dist/store/names.js';
import { openDatabase } from '../../dist/store/open.js';
import { randomOf } from '../corpus/random.mjs';
import { copyIn } from '../seed/copy.mjs';
import { dropIndexes, makeIndexes } from '../seed/indexes.mjs';
import { copyTexts, putRow, TABLES } from '../seed/tables.mjs';
import { withClient } from '../support/databases.mjs';

const BATCH = 2_000;
const DAY = 86_400_000;
const PROGRESS_MS = 10_000;
/** From here on rows go in faster without indexes, which are made anew afterwards. */
const MANY = 50_000;

export async function storeStays(url, count, say) {
  const database = await openDatabase(url);
  try {
    const names = await loadNames(database);
    await withClient(url, async (client) => {
      await client.query('set statement_timeout = 0');
      const dropped = count < MANY ? [] : await dropIndexes(client, Object.keys(TABLES));
      await copyStays(client, count, names, say);
      if (dropped.length > 0)
        await makeIndexes(url, dropped, (name, seconds) => say(`  ${name} ${seconds.toFixed(0)} s`));
      await client.query(
        `update feed_reader set (xid, seq) = (select xid, seq from feed order by xid desc, seq desc limit 1)`,
      );
      await client.query('vacuum (analyze)');
    });
  } finally {
    await database.close();
  }
}

async function copyStays(client, count, names, say) {
  let rows = [];
  let told = performance.now();
  let done = 0;
  for (const stay of pastStays(count)) {
    rows.push(...stay.map(putRow));
    done += 1;
    if (rows.length < BATCH && done < count) continue;
    for (const [name, text] of Object.entries(copyTexts(rows, names)))
      if (text !== '') await copyIn(client, name, Object.keys(TABLES[name]), text);
    rows = [];
    if (performance.now() - told < PROGRESS_MS) continue;
    told = performance.now();
    say(`${done.toLocaleString('en')} of ${count.toLocaleString('en')} stays stored`);
  }
}

function* pastStays(count) {
  const random = randomOf(7);
  const start = Date.parse('2024-01-01T00:00:00Z');
  for (let n = 0; n < count; n += 1) {
    const at = start + n;
    const isOpen = n % 20 === 0;
    const day = new Date(start + (n % 1000) * DAY).toISOString().slice(0, 10);
    const patient = `past-${n}`;
    const hospital = `hk-hosp-${String(1 + random.below(14)).padStart(2, '0')}`;
    const office = `hk-kyotaku-${String(1 + random.below(38)).padStart(2, '0')}`;
    const stay = { reference: `Encounter/past-${n}` };
    const subject = { reference: `Patient/${patient}` };
    yield [
      {
        id: patient,
        at,
        resource: { resourceType: 'Patient', birthDate: `19${30 + random.below(30)}-05-${10 + random.below(18)}` },
      },
      {
        id: `past-${n}`,
        at,
        resource: {
          resourceType: 'Encounter',
          status: isOpen ? 'in-progress' : 'finished',
          class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
          subject,
          period: isOpen ? { start: day } : { start: day, end: day },
          serviceProvider: { reference: `Organization/${hospital}` },
        },
      },
      {
        id: `past-${n}`,
        at,
        resource: {
          resourceType: 'CareTeam',
          status: 'active',
          subject,
          participant: [
            {
              role: [
                { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/care-role', code: 'home-care-office' }] },
              ],
              member: { reference: `Organization/${office}` },
              period: { start: '2023-04-01' },
            },
          ],
        },
      },
      ...['admission-information', 'discharge-summary'].map((step) => ({
        id: `past-${n}-${step}`,
        at,
        resource: {
          resourceType: 'Task',
          identifier: [{ system: 'https://renkei.example/fhir/identifier/task', value: `past-${n}/${step}` }],
          status: isOpen ? 'requested' : 'completed',
          intent: 'order',
          code: { coding: [{ system: 'https://renkei.example/fhir/CodeSystem/task', code: step }] },
          for: subject,
          encounter: stay,
          owner: { reference: `Organization/${step === 'admission-information' ? office : hospital}` },
        },
      })),
    ];
  }
}
