// examples/thin-product: two systems that know only FHIR, and the hub between them, from the admission to the nursing summary.
// What either side was sent is read as strictly as a stranger may read it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bundle, Encounter, FhirResource, Task } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, type StoryTold } from '../../examples/thin-product/story.mjs';
import { shipment } from '../../src/shipment.ts';
import { readNotification } from '../../src/subscriptions/notification/read-notification.ts';
import type { NotificationStatus } from '../../src/subscriptions/notification/status.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { get } from '../support/requests.ts';
import { stepsOf } from '../support/steps.ts';

const STORY = fileURLToPath(new URL('../../examples/thin-product/story.mjs', import.meta.url));

let now = Date.parse('2026-11-10T10:20:00+09:00');
let hub: TestHub;
let told: StoryTold;
beforeAll(async () => {
  if (!hasDatabase()) return;
  hub = await startTestHub({}, { shipment: shipment(), clock: () => now });
  told = await run(hub.base, { now });
}, 120_000);
afterAll(() => hub?.close());

// ---- What came

interface Came extends NotificationStatus {
  readonly bundle: Bundle;
  /** Code of the topic. */
  readonly code: string;
}

function read(bundle: Bundle): Came {
  const status = readNotification(bundle);
  if ('length' in status) throw new Error(JSON.stringify(status));
  return { ...status, bundle, code: status.topic!.split('/').at(-1)! };
}
const cameTo = (side: 'hospital' | 'office'): Came[] => told.received[side].map(read);
const eventsTo = (side: 'hospital' | 'office'): Came[] =>
  cameTo(side).filter(({ type }) => type === 'event-notification');

const recordAt = ({ bundle }: Came, address: string | undefined): FhirResource | undefined =>
  bundle.entry!.find(({ fullUrl }) => fullUrl === address)?.resource as FhirResource | undefined;
const focusOf = <R extends FhirResource>(came: Came): R => recordAt(came, came.events[0]!.focus) as R;
const stepOf = ({ code }: Task): string =>
  code!.coding!.find(({ system }) => system!.endsWith('/CodeSystem/task'))!.code!;

/** `step status`, of notifications of this topic, each once. */
const stepsIn = (side: 'hospital' | 'office', topic: string): string[] => {
  const tasks = eventsTo(side)
    .filter(({ code }) => code === topic)
    .map((came) => focusOf<Task>(came));
  return [...new Set(tasks.map((task) => `${stepOf(task)} ${task.status}`))];
};

const expectedOf = ({ extension = [] }: Encounter): (string | undefined)[] => {
  const parts = extension.find(({ url }) => url.endsWith('/expected-discharge'))?.extension ?? [];
  return ['date', 'stage'].map((name) => {
    const part = parts.find(({ url }) => url === name);
    return part?.valueDate ?? part?.valueCode;
  });
};

describe.skipIf(!hasDatabase())('the thin product', () => {
  test('everything either side was sent is a notification', () => {
    const findings = [...told.received.hospital, ...told.received.office].map(readNotification);
    expect(findings.filter((each) => 'length' in each)).toEqual([]);
    expect(findings.length).toBeGreaterThan(40);
  });

  test('every subscription begins with a handshake and counts its events from 1, none left out', () => {
    for (const side of ['hospital', 'office'] as const) {
      const all = cameTo(side);
      for (const one of new Set(all.map(({ subscription }) => subscription))) {
        const [first, ...others] = all.filter(({ subscription }) => subscription === one);
        expect([first!.type, first!.eventsSinceStart]).toEqual(['handshake', 0]);
        const numbers = others.flatMap(({ events }) => events.map(({ number }) => number));
        expect(numbers.toSorted((a, b) => a - b)).toEqual(others.map((_, i) => i + 1));
      }
    }
  });

  test('the office is told of the whole stay, though the hospital names no office', () => {
    const stays = eventsTo('office').filter((came) => focusOf(came).resourceType === 'Encounter');
    expect(stays.map(({ code }) => code)).toEqual([
      'admitted',
      'discharge-expected',
      'discharge-date-changed',
      'discharge-decided',
      'discharged',
    ]);
    expect(stays.map((came) => [focusOf<Encounter>(came).status, ...expectedOf(focusOf(came))])).toEqual([
      ['in-progress', undefined, undefined],
      ['in-progress', '2026-11-30', 'expected'],
      ['in-progress', '2026-11-26', 'expected'],
      ['in-progress', '2026-11-26', 'decided'],
      ['finished', '2026-11-26', 'decided'],
    ]);
  });

  test('each event of the stay comes with the patient and the hospital', () => {
    const [admitted] = eventsTo('office').filter(({ code }) => code === 'admitted');
    const context = admitted!.events[0]!.context.map((address) => recordAt(admitted!, address)?.resourceType);
    expect(context.sort()).toEqual(['Organization', 'Patient']);
  });

  test('the office is given its steps, and told of what becomes of them', () => {
    expect(stepsIn('office', 'task-assigned')).toEqual([
      'admission-information requested',
      'arrange-sharing requested',
      'care-plan-copy requested',
    ]);
    expect(stepsIn('office', 'task-changed')).toEqual([
      'admission-information accepted',
      'admission-information completed',
      'arrange-sharing completed',
      'care-plan-copy accepted',
      'care-plan-copy in-progress',
      'care-plan-copy completed',
    ]);
  });

  test('the hospital is given its own', () => {
    expect(stepsIn('hospital', 'task-assigned')).toEqual(
      expect.arrayContaining([
        'share-outlook requested',
        'notify-discharge requested',
        'notify-discharge-date requested',
        'discharge-summary requested',
      ]),
    );
  });

  test('the hospital has form 1 with the notification, without asking for it', () => {
    const forms = eventsTo('hospital').filter(({ code }) => code === 'form-submitted');
    expect(forms.map((came) => focusOf(came))).toMatchObject([
      {
        resourceType: 'QuestionnaireResponse',
        questionnaire: 'https://renkei.example/fhir/Questionnaire/admission-information|0.1.0',
        encounter: { reference: `Encounter/${told.stay}` },
      },
    ]);
  });

  test('the date that moves takes the deadline of the notice with it', () => {
    const notices = eventsTo('hospital')
      .map((came) => focusOf<FhirResource>(came))
      .filter((each): each is Task => each.resourceType === 'Task' && stepOf(each) === 'notify-discharge');
    expect(notices.map(({ status, restriction }) => [status, restriction?.period?.end])).toEqual([
      ['requested', '2026-11-23'],
      ['requested', '2026-11-19'],
      ['completed', '2026-11-19'],
    ]);
  });

  test('in the end no step is open', async () => {
    const steps = await stepsOf(hub, told.stay);
    expect(Object.fromEntries(Object.entries(steps).map(([key, { status }]) => [key, status]))).toMatchObject({
      'admission-information': 'completed',
      'share-outlook': 'completed',
      'notify-discharge': 'completed',
      'arrange-sharing': 'completed',
      'notify-discharge-date': 'completed',
      'discharge-summary': 'completed',
      'care-plan-copy': 'completed',
    });
    expect(told.tasks.map(({ status }) => status).filter((each) => !['completed', 'cancelled'].includes(each))).toEqual(
      [],
    );
  });

  test('it leaves no subscription behind', async () => {
    expect((await get(hub, 'Subscription?_summary=count')).body.total).toBe(0);
  });

  test('told again by its script, as a newcomer would, it is another stay of somebody else, and comes to its end', async () => {
    now = Date.now();
    const script = spawn(process.execPath, [STORY, hub.base], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = script.stdout.toArray();
    const code = await new Promise((done) => script.once('close', done));
    const text = Buffer.concat(await said).toString('utf8');
    expect([code, text]).toEqual([0, expect.stringMatching(/^hub .*steps \(手順\) of the stay are closed/m)]);
    const { body } = await get(hub, 'Task?code=resolve');
    expect(body.entry ?? []).toEqual([]);
  }, 60_000);
});
