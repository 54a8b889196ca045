// A hub as it is shipped, with its directories and forms, is told the stories of examples/stories, bundle by bundle, as the
// hospitals and offices would tell them. What a reader would look for at the end is there; told again, nothing is there twice.
import type { Bundle, CareTeam, Coverage, Encounter, Patient, QuestionnaireResponse, Resource } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipment } from '../../src/shipment.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { allPages, get, post } from '../support/requests.ts';
import { type Story, sentIn, stories } from '../support/stories.ts';

const X = 'https://renkei.example/fhir/StructureDefinition/';
const FORMS = 'https://renkei.example/fhir/Questionnaire/';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment() });
});
afterAll(() => hub?.close());

async function tell({ steps }: Story): Promise<string[]> {
  const answered: string[] = [];
  for (const { file, text, bundle } of steps) {
    const { status, body } = await post(hub, '', text);
    if (status !== 200) throw new Error(`${file}: ${status} ${JSON.stringify(body)}`);
    const entries = (body as Bundle).entry ?? [];
    expect(entries).toHaveLength(bundle.entry.length);
    answered.push(...entries.map(({ response }) => response!.status.slice(0, 3)));
  }
  return answered;
}

/** The hub joins records by itself, and does so again when a copy without the link is sent. */
const settled = () => hub.hub.coordination.isUpToDate(60_000);

// biome-ignore lint/suspicious/noExplicitAny: whatever type the query asks for
const found = async <T = any>(query: string): Promise<T[]> =>
  (await allPages(hub, encodeURI(query).replaceAll('|', '%7C'))).entries.map(({ resource }) => resource as T);

// ---- What a reader finds at the end

/** A hospital may write by its own numbers: then the hub chose the id. */
const nameOf = ({ id, identifier }: Resource & { identifier?: { value?: string }[] }): string =>
  /^[0-9a-f]{8}-/.test(id!) ? identifier![0]!.value! : id!;

const SEARCHES: [story: string, query: string, finds: string[]][] = [
  [
    'with-care-manager',
    'Encounter?region=honjo-kodama&status=finished&patient=with-care-manager-patient',
    ['with-care-manager-stay'],
  ],
  ['with-care-manager', 'Coverage?care-level=22', ['with-care-manager-card']],
  ['with-care-manager', 'Encounter?expected-discharge=2026-11-27', ['with-care-manager-stay']],
  ['with-care-manager', 'Patient?link=with-care-manager-user', ['with-care-manager-patient']],
  ['with-care-manager', 'Patient?name=あらい&_count=10', ['with-care-manager-patient', 'with-care-manager-user']],
  [
    'with-care-manager',
    'Appointment?status=fulfilled&patient=with-care-manager-patient',
    ['with-care-manager-conference'],
  ],
  ['with-care-manager', 'CarePlan?encounter=with-care-manager-stay', ['with-care-manager-plan']],
  [
    'without-care-manager',
    'Coverage?care-level=21&beneficiary=without-care-manager-patient',
    ['without-care-manager-card'],
  ],
  [
    'without-care-manager',
    'CareTeam?participant=Organization/hk-kyotaku-09&status=active',
    ['without-care-manager-team'],
  ],
  ['without-care-manager', 'CareTeam?participant=Organization/hk-kyotaku-19', []],
  ['sudden-discharge', 'Encounter?identifier=2026-04412&status=finished', ['2026-04412']],
  ['sudden-discharge', 'Encounter?expected-discharge=2026-11-28', ['2026-04412']],
  ['sudden-discharge', 'Encounter?expected-discharge=2026-12-08', []],
  [
    'cancelled-admission',
    'Encounter?patient=cancelled-admission-patient&status=cancelled',
    ['cancelled-admission-stay'],
  ],
  ['cancelled-admission', 'Encounter?patient=cancelled-admission-patient&status=planned,in-progress,finished', []],
  ['cancelled-admission', 'QuestionnaireResponse?encounter=cancelled-admission-stay&status=completed,amended', []],
  ['death-in-stay', 'Patient?deceased=true', ['death-in-stay-patient']],
  ['death-in-stay', 'Encounter?patient.deceased=true&status=finished', ['death-in-stay-stay']],
  ['death-in-stay', 'Encounter?patient.deceased=true&expected-discharge:missing=false', []],
  ['death-in-stay', 'CareTeam?patient=death-in-stay-patient&status=active', []],
  ['refusal', 'CareTeam?participant=Organization/hk-hokatsu-07&status=active', ['refusal-team']],
  ['refusal', 'CareTeam?participant:Organization.name=ケアプラン&patient=refusal-patient', []],
  ['transfer', 'Encounter?service-provider=hk-hosp-14&status=in-progress', ['transfer-stay-next']],
  ['transfer', 'Encounter?expected-discharge=ge2027-01-01', ['transfer-stay-next']],
  ['transfer', 'Provenance?target=QuestionnaireResponse/transfer-form-1', ['transfer-handed-on']],
  ['specified-disease', 'Condition?code=SD-13', ['specified-disease-stroke']],
  ['specified-disease', 'Coverage?care-level:missing=false&patient=specified-disease-patient', []],
];

/** What the table at the end of each page says. */
const PAGES = stories.flatMap(({ name, readme }) =>
  [...readme.matchAll(/^\| `GET ([^`]+)` \| (0件)?/gm)].map(
    ([, query, none]) => [name, query!, none ? 'nothing' : 'something'] as const,
  ),
);

/** 退院先 and 転帰 apart, and the day last expected. */
const STAYS: [query: string, status: string, destination?: string, outcome?: string, expected?: string][] = [
  ['_id=with-care-manager-stay', 'finished', 'home', '1', '2026-11-27 decided'],
  ['_id=without-care-manager-stay', 'finished', 'home', '1', '2026-12-04 decided'],
  ['identifier=2026-04412', 'finished', 'home', '1', '2026-11-28 decided'],
  ['_id=cancelled-admission-stay', 'cancelled'],
  ['_id=death-in-stay-stay', 'finished', 'died', '6'],
  ['_id=refusal-stay', 'finished', 'home', '1', '2026-12-03 decided'],
  ['_id=transfer-stay', 'finished', 'hospital', '1', '2026-11-24 decided'],
  ['_id=transfer-stay-next', 'in-progress', 'home', undefined, '2027-01-29 expected'],
  ['_id=specified-disease-stay', 'finished', 'home', '1', '2026-12-18 decided'],
];

const extensionOf = ({ extension = [] }: Encounter, name: string) => extension.find(({ url }) => url === X + name);

function ended(stay: Encounter): string[] {
  const expected = extensionOf(stay, 'expected-discharge')?.extension ?? [];
  const destination = extensionOf(stay, 'discharge-destination')?.valueCoding?.code;
  const outcome = stay.hospitalization?.dischargeDisposition?.coding?.[0]?.code;
  const [day, stage] = ['date', 'stage'].map((part) => expected.find(({ url }) => url === part));
  return [stay.status, destination ?? '—', outcome ?? '—', day ? `${day.valueDate} ${stage?.valueCode}` : '—'];
}

const FORM_ENDS: [encounter: string, forms: string[]][] = [
  ['encounter=with-care-manager-stay', ['admission-information completed', 'discharge-record completed']],
  ['encounter=without-care-manager-stay', ['discharge-record completed', 'screening-honjo-kodama completed']],
  ['encounter.identifier=2026-04412', ['admission-information completed', 'discharge-record amended']],
  ['encounter=cancelled-admission-stay', ['admission-information stopped']],
  ['encounter=death-in-stay-stay', ['admission-information completed']],
  ['encounter=refusal-stay', ['screening-honjo-kodama completed']],
  ['encounter=transfer-stay', ['admission-information completed']],
  ['encounter=transfer-stay-next', []],
  ['encounter=specified-disease-stay', ['discharge-record completed', 'screening-honjo-kodama completed']],
];

const formOf = ({ questionnaire, status }: QuestionnaireResponse): string =>
  `${questionnaire!.replace(FORMS, '').split('|')[0]} ${status}`;

/** Everything the stories are about, without what the hub adds. */
async function everything(): Promise<Map<string, unknown>> {
  const types = new Set(stories.flatMap((story) => sentIn(story).map(({ resource }) => resource.resourceType)));
  const all = new Map<string, unknown>();
  for (const type of types) {
    for (const { meta, ...resource } of await found(`${type}?_count=200`)) {
      all.set(`${type}/${resource.id}`, { ...resource, profile: meta.profile });
    }
  }
  return all;
}

const times = async (query: string): Promise<number> => (await get(hub, query)).body.total;

describe.skipIf(!hasDatabase())('the stories of Honjo-Kodama', () => {
  test.each(stories.map((story) => [story.name, story] as const))('%s is taken, bundle by bundle', async (_, story) => {
    expect((await tell(story)).filter((status) => status !== '200' && status !== '201')).toEqual([]);
  });

  test.each(SEARCHES)('%s: %s', async (_story, query, finds) => {
    expect((await found(query)).map(nameOf).sort()).toEqual(finds);
  });

  test.each(PAGES)('the page of %s is right that GET %s finds %s', async (_story, query, finds) => {
    const { length } = await found(query);
    expect(length === 0 ? 'nothing' : 'something').toBe(finds);
  });

  test.each(STAYS)('Encounter?%s: %s; destination and outcome apart', async (query, ...wanted) => {
    const [stay, ...others] = await found<Encounter>(`Encounter?${query}`);
    expect(others).toEqual([]);
    expect(ended(stay!)).toEqual([0, 1, 2, 3].map((i) => wanted[i] ?? '—'));
  });

  test.each(FORM_ENDS)('the forms of %s', async (encounter, forms) => {
    const responses = await found<QuestionnaireResponse>(`QuestionnaireResponse?${encounter}`);
    expect(responses.map(formOf).sort()).toEqual(forms);
  });

  test('one who died has the time of death; the stay ended then', async () => {
    const [[patient], [stay]] = await Promise.all([
      found<Patient>('Patient?_id=death-in-stay-patient'),
      found<Encounter>('Encounter?_id=death-in-stay-stay'),
    ]);
    expect(patient!.deceasedDateTime).toBe('2026-11-26T04:12:00+09:00');
    expect(stay!.period?.end).toBe(patient!.deceasedDateTime);
  });

  test('form 2 has two authors: the hospital, and of the hearings the care manager', async () => {
    const [form] = await found<QuestionnaireResponse>('QuestionnaireResponse?_id=with-care-manager-form-2');
    expect(form!.author?.reference).toBe('Organization/hk-hosp-05');
    const hearings = form!.item!.find(({ linkId }) => linkId === 'hearings')!;
    expect(hearings.extension?.[0]?.valueReference?.reference).toBe(
      'PractitionerRole/with-care-manager-care-manager-role',
    );
  });

  test('a form passed on at a transfer keeps its author and date', async () => {
    const [form] = await found<QuestionnaireResponse>('QuestionnaireResponse?_id=transfer-form-1');
    expect(form).toMatchObject({
      authored: '2026-11-06T09:30:00+09:00',
      author: { reference: 'PractitionerRole/transfer-care-manager-role' },
      meta: { versionId: '1' },
    });
  });

  test('the stay after a transfer leads to the one before, and to the same person', async () => {
    const [next] = await found<Encounter>('Encounter?_id=transfer-stay-next&_include=Encounter:patient');
    const before = next!.extension?.find(({ url }) => url.endsWith('/encounter-associatedEncounter'));
    expect(before?.valueReference?.reference).toBe('Encounter/transfer-stay');
    expect(await times('Patient?link=transfer-patient&_summary=count')).toBe(1);
  });

  test('before there is a contract, whoever may be told is told with understanding (CN-04)', async () => {
    const { body } = await get(hub, 'CareTeam/without-care-manager-team/_history?_count=50');
    const proposed = (body as Bundle<CareTeam>).entry!.find(({ resource }) => resource!.status === 'proposed')!;
    const agreed = proposed.resource!.participant!.map(({ extension = [] }) =>
      extension.flatMap((basis) => basis.extension!.filter(({ url }) => url === 'agreement').map((a) => a.valueCode)),
    );
    expect(agreed).toEqual([
      ['patient', 'family'],
      ['patient', 'family'],
    ]);
  });

  test('who is not certified yet has care insurance without level and number', async () => {
    const [card] = await found<Coverage>('Coverage?type=care-insurance&patient=specified-disease-patient');
    expect(card!.subscriberId).toBeUndefined();
    expect(card!.extension?.find(({ url }) => url === `${X}certification-status`)?.valueCode).toBe('applying');
  });

  test('references by number lead to the records of the hospital', async () => {
    const [stay] = await found<Encounter>('Encounter?identifier=2026-04412');
    const [patient] = await found<Patient>('Patient?identifier=0000048003');
    expect(stay!.subject?.reference).toBe(`Patient/${patient!.id}`);
    expect(await times(`Communication?encounter=${stay!.id}&_summary=count`)).toBe(5);
  });

  test('told again, everything is there once and as it was; contacts are not even touched', async () => {
    await settled();
    const before = await everything();
    for (const story of stories) await tell(story);
    await settled();
    const after = await everything();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(after).toEqual(before);
    const contacts = await found('Communication?_count=200');
    expect(contacts.length).toBeGreaterThan(40);
    expect(contacts.filter(({ meta }) => meta.versionId !== '1')).toEqual([]);
  }, 120_000);
});
