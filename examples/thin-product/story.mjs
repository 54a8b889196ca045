// A whole stay between two systems that know only FHIR, the hub between them: the hospital's EHR (電子カルテ) and the software of
// a home care office (居宅介護支援事業所). Run the hub with `npm start`, then: node examples/thin-product/story.mjs [base]
import { pathToFileURL } from 'node:url';
import { admissionInformation, careTeam, contact, HOSPITAL, OFFICE, patient, stay, summary } from './records.mjs';
import { openSide } from './side.mjs';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Of the stay, to the office that has the patient in charge. */
const STAY_TOPICS = ['admitted', 'discharge-expected', 'discharge-date-changed', 'discharge-decided', 'discharged'];

/**
 * The story, against the hub at `base`; what either side received is handed back. `now`: when the patient is admitted, in
 * milliseconds. What happens later is dated later, so that more than two weeks pass in a few seconds.
 */
export async function run(base, { say = () => undefined, now = Date.now() } = {}) {
  const [hospital, office] = [await openSide(HOSPITAL, base), await openSide(OFFICE, base)];
  try {
    const told = await tell({ hospital, office, say, now });
    return { ...told, received: { hospital: hospital.bundles, office: office.bundles } };
  } finally {
    await Promise.all([hospital.close(), office.close()]);
  }
}

async function tell({ hospital, office, say, now }) {
  const key = `thin-${now.toString(36)}`;
  const [person, encounter] = [`${key}-patient`, `${key}-stay`];
  const at = (days, hours = 0) => instant(now + days * DAY_MS + hours * HOUR_MS);
  const dayAt = (days) => at(days).slice(0, 10);
  const stayIs = (more) => hospital.write(stay(encounter, person, at(0), more));
  const says = (side, step, days, carries) =>
    side.write(contact(step, { of: person, encounter, from: side.organization, at: at(days), carries }));
  const isStay = ({ id }) => id === encounter;
  const isStep = (step, status) => (task) =>
    isOf(task, encounter) && stepOf(task) === step && (status ?? task.status) === task.status;

  for (const topic of STAY_TOPICS) await office.subscribe(topic, `Encounter?care-office=${OFFICE}`);
  for (const topic of ['task-assigned', 'task-changed']) {
    await office.subscribe(topic, `Task?owner=${OFFICE}`);
    await hospital.subscribe(topic, `Task?owner=${HOSPITAL}`);
  }
  await hospital.subscribe('task-changed', `Task?requester=${HOSPITAL}`);
  await hospital.subscribe('form-submitted', `QuestionnaireResponse?recipient=${HOSPITAL}`);
  say('both', 'subscribed (購読): the office to 7 topics, the hospital to 4; each answered its handshakes');

  await office.write(patient(person, birthDateOf(now)));
  await office.write(careTeam(`${key}-team`, person, dayAt(-400)));
  await stayIs();
  say('hospital', `posts the stay (入院): Encounter/${encounter}, admitted ${dayAt(0)}`);
  await office.told('admitted', isStay);
  say('office', 'is told: admitted (入院), though nobody named the office: the CareTeam does');
  const form1 = await office.told('task-assigned', isStep('admission-information'));
  say('office', `is given a step (手順): ${nameOf(form1)}, owed to ${form1.requester.display}`);

  await office.claim(form1.id);
  await hospital.told('task-changed', isStep('admission-information', 'accepted'));
  say('hospital', `is told that ${nameOf(form1)} was taken on (引き受け, Task/$claim)`);
  await office.write(admissionInformation(`${key}-form-1`, person, encounter, at(0, 3)));
  await hospital.told('form-submitted', ({ id }) => id === `${key}-form-1`);
  say('hospital', 'is told: form-submitted, and has form 1 (様式1) in the notification');
  await office.told('task-changed', isStep('admission-information', 'completed'));
  say('office', `is told that its step is closed: ${nameOf(form1)} (completed)`);
  const length = await hospital.told('task-assigned', isStep('share-outlook'));
  await says(hospital, 'share-outlook', 1);
  await hospital.told('task-changed', isStep('share-outlook', 'completed'));
  say('hospital', `phones the office, and that contact (連絡) closes its step: ${nameOf(length)}`);

  const outlook = at(5);
  await stayIs({ outlook, expected: { date: dayAt(20), stage: 'expected', recorded: outlook } });
  say('hospital', `expects the discharge (退院予定日): ${dayAt(20)}`);
  await office.told('discharge-expected', isStay);
  say('office', 'is told: discharge-expected (退院の見込み)');
  const notice = await hospital.told('task-assigned', isStep('notify-discharge'));
  say('hospital', `is given a step: ${nameOf(notice)}, by ${deadlineOf(notice)} (目安)`);

  await stayIs({ outlook, expected: { date: dayAt(16), stage: 'expected', recorded: at(7) } });
  const moved = await office.told('discharge-date-changed', isStay);
  say('office', `is told: discharge-date-changed (退院予定日の変更): now ${expectedOf(moved)}`);
  const sooner = await hospital.told(
    'task-changed',
    (task) => isStep('notify-discharge')(task) && deadlineOf(task) !== deadlineOf(notice),
  );
  say('hospital', `is told that the step moved with it: ${nameOf(sooner)}, by ${deadlineOf(sooner)}`);
  await says(hospital, 'notify-discharge', 8);
  await hospital.told('task-changed', isStep('notify-discharge', 'completed'));
  say('hospital', `phones the office, and its step is closed: ${nameOf(notice)}`);
  const sharing = await office.told('task-assigned', isStep('arrange-sharing'));
  say('office', `is given a step: ${nameOf(sharing)}`);
  await says(office, 'arrange-sharing', 8);
  await office.told('task-changed', isStep('arrange-sharing', 'completed'));
  say('office', `phones the hospital, and its step is closed: ${nameOf(sharing)}`);

  const decided = { date: dayAt(16), stage: 'decided', recorded: at(14) };
  await stayIs({ outlook, expected: decided });
  await office.told('discharge-decided', isStay);
  say('office', `is told: discharge-decided (退院日の決定): ${dayAt(16)}`);
  await hospital.told('task-assigned', isStep('notify-discharge-date'));
  await says(hospital, 'notify-discharge-date', 14);
  await hospital.told('task-changed', isStep('notify-discharge-date', 'completed'));
  say('hospital', 'tells the date (退院日の連絡), and its step is closed');

  await stayIs({ outlook, expected: decided, end: at(16) });
  await office.told('discharged', isStay);
  say('office', 'is told: discharged (退院)');
  const given = await hospital.told('task-assigned', isStep('discharge-summary'));
  await hospital.write(summary(`${key}-summary`, person, encounter, at(16)));
  await says(hospital, 'discharge-summary', 16, `DocumentReference/${key}-summary`);
  await hospital.told('task-changed', isStep('discharge-summary', 'completed'));
  say('hospital', `hands over the nursing summary (看護サマリー), and its step is closed: ${nameOf(given)}`);

  for (const side of [hospital, office]) {
    for (const { id, ...task } of await openTasksOf(side, encounter)) {
      await side.claim(id);
      await side.moveOn(id, 'in-progress');
      await side.moveOn(id, 'completed');
      await side.told('task-changed', (each) => each.id === id && each.status === 'completed');
      say(side === office ? 'office' : 'hospital', `says itself that it is done: ${nameOf(task)}`);
    }
  }
  const tasks = await hospital.tasksOf(encounter);
  say(
    'hub',
    `all ${tasks.length} steps (手順) of the stay are closed: ${[...new Set(tasks.map(({ status }) => status))].join(', ')}`,
  );
  return { stay: encounter, tasks };
}

// ---- What records say

const isOf = ({ encounter }, stayId) => encounter?.reference === `Encounter/${stayId}`;
const stepOf = ({ code }) => code.coding.find(({ system }) => system.endsWith('/CodeSystem/task'))?.code;
const nameOf = (task) => `${task.code.text} (${stepOf(task)})`;
const deadlineOf = ({ restriction }) => restriction?.period?.end ?? '—';
const expectedOf = ({ extension }) =>
  extension.find(({ url }) => url.endsWith('/expected-discharge')).extension.find(({ url }) => url === 'date')
    .valueDate;

const openTasksOf = async (side, stayId) =>
  (await side.tasksOf(stayId)).filter(
    ({ owner, status }) =>
      owner.reference === side.organization && ['requested', 'accepted', 'in-progress'].includes(status),
  );

// ---- Time

/** As FHIR writes it in Japan. */
const instant = (ms) => `${new Date(ms + 9 * HOUR_MS).toISOString().slice(0, 19)}+09:00`;

/** Of somebody in her eighties; another one in every run, so that two runs are not taken for one person. */
const birthDateOf = (now) =>
  new Date(Date.UTC(1938, 0, 1) + (Math.floor(now / 1000) % 2500) * DAY_MS).toISOString().slice(0, 10);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , base = 'http://127.0.0.1:8080/fhir'] = process.argv;
  await run(base, { say: (who, what) => console.log(`${who.padEnd(8)}  ${what}`) }).catch((cause) => {
    console.error(`The story broke off. Is the hub running at ${base} (npm start)?`, cause);
    process.exitCode = 1;
  });
}
