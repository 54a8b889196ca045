// A step the hub has made, as tests of its workflow need it: owed by one Organization to another.
import { HUB } from '../../src/access/actor.ts';
import type { Resource } from '../../src/fhir/resource.ts';
import type { Store } from '../../src/store/store.ts';

export const BASE = 'https://renkei.example/fhir';
export const x = (name: string): string => `${BASE}/StructureDefinition/${name}`;
export const STATE = `${BASE}/CodeSystem/task-state`;
export const REASON = `${BASE}/CodeSystem/task-reason`;

export const OWNER = 'Organization/step-hospital';
export const REQUESTER = 'Organization/step-office';
export const STRANGER = 'Organization/step-elsewhere';
export const NURSE = 'PractitionerRole/step-nurse';
export const MANAGER = 'PractitionerRole/step-manager';

export const state = (code: string) => ({ coding: [{ system: STATE, code }] });

export const task = (status: string, more: object = {}): Resource => ({
  resourceType: 'Task',
  id: 'step',
  extension: [
    { url: x('region'), valueCode: 'honjo-kodama' },
    { url: x('deadline-strength'), valueCode: 'guideline' },
    {
      url: x('fee-deadline'),
      extension: [
        { url: 'rule', valueCoding: { system: `${BASE}/CodeSystem/rule`, code: 'RB-01' } },
        { url: 'at', valueDateTime: '2026-11-12' },
      ],
    },
  ],
  identifier: [{ system: `${BASE}/identifier/task`, value: 'stay/notify-discharge' }],
  instantiatesCanonical: `${BASE}/ActivityDefinition/notify-discharge|0.1.0`,
  basedOn: [{ reference: 'ServiceRequest/order' }],
  status,
  businessStatus: state('waiting'),
  intent: 'order',
  priority: 'routine',
  code: { coding: [{ system: `${BASE}/CodeSystem/task`, code: 'notify-discharge' }] },
  focus: { reference: 'ServiceRequest/order' },
  for: { reference: 'Patient/p', display: '山田 太郎' },
  encounter: { reference: 'Encounter/stay' },
  requester: { reference: REQUESTER, display: 'ケアプランれんげ' },
  owner: { reference: OWNER, display: 'れんけい中央病院' },
  note: [{ text: '外線は平日のみ' }],
  restriction: { period: { end: '2026-11-24' } },
  input: [
    {
      type: { coding: [{ system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/temp', code: 'questionnaire' }] },
      valueCanonical: `${BASE}/Questionnaire/discharge-record|0.1.0`,
    },
  ],
  ...more,
});

export const claimedBy = (reference: string, display?: string) => ({
  url: x('claimed-by'),
  valueReference: { reference, ...(display && { display }) },
});

/** With an extension more, or one in the place of another. */
export const withExtension = (of: Resource, extension: { url: string }): Resource => ({
  ...of,
  extension: [...(of.extension as { url: string }[]).filter(({ url }) => url !== extension.url), extension],
});

const role = (id: string, organization: string, practitioner: string, display: string): Resource => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: `Practitioner/${practitioner}`, display },
  organization: { reference: organization },
});

export const PEOPLE: readonly Resource[] = [
  ...[
    ['step-hospital', 'れんけい中央病院'],
    ['step-office', 'ケアプランれんげ'],
    ['step-elsewhere', 'よその事業所'],
    ['step-next', 'れんけい東病院'],
  ].map(([id, name]): Resource => ({ resourceType: 'Organization', id: id!, name })),
  { resourceType: 'Organization', id: 'step-closed', name: 'れんけい旧病院', active: false },
  { resourceType: 'Practitioner', id: 'step-suzuki', name: [{ text: '鈴木 一郎' }] },
  { resourceType: 'Practitioner', id: 'step-tanaka', name: [{ text: '田中 次郎' }] },
  { resourceType: 'Practitioner', id: 'step-sato', name: [{ text: '佐藤 花子' }] },
  role('step-nurse', OWNER, 'step-suzuki', '鈴木 一郎'),
  role('step-doctor', OWNER, 'step-tanaka', '田中 次郎'),
  role('step-manager', REQUESTER, 'step-sato', '佐藤 花子'),
  { ...role('step-left', OWNER, 'step-sato', '佐藤 花子'), active: false },
];

/** What a guard or an operation reads beside the Task. */
export const readPeople = async (type: string, id: string): Promise<Resource | undefined> =>
  PEOPLE.find((each) => each.resourceType === type && each.id === id);

/** As the hub itself makes it; over whatever is there. */
export async function made(store: Store, id: string, resource: Resource): Promise<void> {
  const change = { type: 'Task', id } as const;
  const hub = { actor: HUB, audience: 'everyone' } as const;
  await store.write([{ kind: 'delete', ...change }], hub);
  await store.write([{ kind: 'update', ...change, resource: { ...resource, id } }], hub);
}
