// Random resources of many types that refer to each other. Few values, so that what is asked for is often there; among them
// those at the rims. Shapes follow R4, meanings need not.
import fc from 'fast-check';
import { Decimal } from '../../../src/fhir/json/decimal.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { stretchOf } from './dates.ts';

export const BASE = 'https://hub.example/fhir/';
const UUID = '0198a1c2-0000-7000-8000-000000000001';
export const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'A', 'x-1', 'x.2', UUID];

const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const list = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: 1, maxLength: 2 });
const maybe = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { requiredKeys: [] });

const word = of(
  ...['山田 太郎', '山田太郎', '山田', '太郎', 'ﾔﾏﾀﾞ', 'やまだ', 'ヤマダ タロウ', 'Jörg', 'JORG', 'jo', 'Müller'],
  ...['50%', 'a_b', 'a,b', 'a\\b', 'a|b', 'a$b', '葛󠄀', '𠮷野', 'a b', '本庄市', '埼玉県 本庄市', '367-0053'],
);
const date = of(
  '1953',
  '1960-04',
  '1960-04-12',
  '2026',
  '2026-11',
  '2026-11-20',
  '2026-11-21',
  '2026-11-22',
  '9998-12-31',
);
const dateTime = fc.oneof(
  date,
  of(
    ...[
      '2026-11-21T00:00:00+09:00',
      '2026-11-20T15:00:00Z',
      '2026-11-20T23:59:59.999+09:00',
      '2026-11-21T09:00:00+09:00',
    ],
    ...['2026-11-21T09:00:01+09:00', '2026-11-21T00:00:00-05:00', '2026-11-30T23:59:59Z', '2026-01-01T00:00:00+09:00'],
  ),
);
const instant = of('2026-11-20T15:00:00Z', '2026-11-21T09:00:00.001+09:00', '2026-11-21T09:00:00+09:00');
const decimal = of(
  ...['0', '5', '5.4', '5.40', '5.35', '5.45', '-5.4', '4.5', '5.5', '100', '1e2', '0.0000001', '0.8', '0.85'],
  ...['12345678901234567890.5', '36', '139', '7.25', '2', '10'],
).map((text) => new Decimal(text));
const code = of('a', 'b', 'A', 'b|c', 'c,d', 'kg', 'final');
const system = of('http://a.example', 'http://b.example', 'urn:x');
const coding = maybe({ system, code, display: word });
const concept = maybe({ coding: list(coding), text: word });
const identifier = maybe({ system, value: code, type: concept });
// Neither a period nor a range ends before it begins: per-1, rng-2.
const period = maybe({ start: dateTime, end: dateTime }).map(({ start, end }) =>
  start !== undefined && end !== undefined && stretchOf(start)!.lo > stretchOf(end)!.lo
    ? { start: end, end: start }
    : { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
);
const quantity = maybe({ value: decimal, unit: code, system, code });
const range = fc.tuple(fc.option(decimal), fc.option(decimal), maybe({ code, system })).map(([one, other, unit]) => {
  const ordered = one !== null && other !== null && Number(one) > Number(other) ? [other, one] : [one, other];
  const [low, high] = ordered.map((value) => (value === null ? {} : { value, ...unit }));
  return { ...(one === null ? {} : { low }), ...(other === null ? {} : { high }) };
});
const compared = maybe({ value: decimal, comparator: of('<', '<=', '>', '>='), code, system });
const bool = fc.boolean();
const timing = maybe({ event: list(dateTime), repeat: maybe({ boundsPeriod: period }) });
const name = maybe({ text: word, family: word, given: list(word), prefix: list(word) });
const address = maybe({
  text: word,
  line: list(word),
  city: word,
  state: word,
  postalCode: word,
  use: of('home', 'work'),
});
const telecom = maybe({ system: of('phone', 'email', 'fax'), value: code });
const url = of(
  ...['http://a.example/q', 'http://a.example/q/r', 'http://a.example/qr', 'http://a.example', 'urn:x:y', 'urn:x'],
  ...['http://a.example/q|1', 'http://a.example/q|2', `${BASE}Questionnaire/a`, `${BASE}Questionnaire/a|1`],
);
const plainUrl = url.filter((each) => !each.includes('|'));

/** To one of these types, in each way a reference can be written. */
const to = (...types: readonly string[]): fc.Arbitrary<object> => {
  const name = fc.tuple(of(...types), of(...IDS)).map((parts) => parts.join('/'));
  const literal = fc.oneof(
    { arbitrary: name, weight: 8 },
    name.map((each) => BASE + each),
    name.map((each) => `${each}/_history/1`),
    name.map((each) => `https://other.example/fhir/${each}`),
    of('urn:oid:1.2.3', '#a', 'Nonsense/a', 'Task/a'),
  );
  return fc.oneof(
    { arbitrary: literal.map((reference) => ({ reference })), weight: 8 },
    maybe({ reference: literal, identifier, type: of(...types), display: word }),
  );
};

const meta = maybe({
  tag: list(coding),
  security: list(coding),
  profile: list(url),
  source: of('http://a.example/q', 'http://a.example/q#1', 'urn:x'),
});
const somebody = to('Patient', 'Group', 'Location');
const context = fc.oneof(
  maybe({ code: coding, valueCodeableConcept: concept }),
  maybe({ code: coding, valueQuantity: quantity }),
  maybe({ code: coding, valueRange: range }),
  maybe({ code: coding, valueReference: to('Group') }),
);
const OWN = 'https://renkei.example/fhir/StructureDefinition';
const region = of('honjo-kodama', 'annaka').map((valueCode) => ({ url: `${OWN}/region`, valueCode }));
const expected = of('2026-11-20', '2026-11').map((valueDate) => ({
  url: `${OWN}/expected-discharge`,
  extension: [{ url: 'date', valueDate }],
}));
const strength = of('guideline', 'agreed').map((valueCode) => ({ url: `${OWN}/deadline-strength`, valueCode }));
const definition = {
  ...{ meta, url: plainUrl, identifier: list(identifier), name: word, title: word, status: of('draft', 'active') },
  ...{ version: of('1', '2'), date: dateTime, publisher: word, description: word, useContext: list(context) },
  jurisdiction: list(concept),
};

const CONTENT: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  Patient: {
    ...{ meta, identifier: list(identifier), active: bool, name: list(name), telecom: list(telecom), birthDate: date },
    ...{ gender: of('male', 'female', 'odd'), deceasedBoolean: bool, address: list(address), language: code },
    ...{ generalPractitioner: list(to('Practitioner', 'Organization', 'PractitionerRole')) },
    ...{ managingOrganization: to('Organization'), link: list(maybe({ other: to('Patient', 'RelatedPerson') })) },
    communication: list(maybe({ language: concept })),
  },
  RelatedPerson: { meta, patient: to('Patient'), relationship: list(concept), name: list(name), birthDate: date },
  Practitioner: {
    ...{ meta, identifier: list(identifier), active: bool, name: list(name), telecom: list(telecom) },
    ...{ address: list(address), gender: of('male', 'female'), communication: list(concept) },
  },
  PractitionerRole: {
    ...{ meta, practitioner: to('Practitioner'), organization: to('Organization'), code: list(concept), period },
    ...{ location: list(to('Location')), active: bool, specialty: list(concept), telecom: list(telecom) },
  },
  Organization: {
    ...{ meta, identifier: list(identifier), active: bool, type: list(concept), name: word, alias: list(word) },
    ...{ address: list(address), partOf: to('Organization') },
  },
  Location: {
    ...{
      meta,
      identifier: list(identifier),
      status: of('active', 'suspended'),
      name: word,
      alias: list(word),
      address,
    },
    ...{
      partOf: to('Location'),
      managingOrganization: to('Organization'),
      type: list(concept),
      operationalStatus: coding,
    },
  },
  Encounter: {
    ...{ meta, identifier: list(identifier), status: of('planned', 'in-progress', 'finished'), class: coding, period },
    ...{ type: list(concept), subject: to('Patient', 'Group'), serviceProvider: to('Organization'), length: quantity },
    ...{ participant: list(maybe({ individual: to('Practitioner', 'PractitionerRole'), type: list(concept) })) },
    ...{ location: list(maybe({ location: to('Location'), period })), partOf: to('Encounter') },
    extension: list(fc.oneof(region, expected)),
    ...{ basedOn: list(to('ServiceRequest')), hospitalization: maybe({ specialArrangement: list(concept) }) },
  },
  Observation: {
    ...{ meta, identifier: list(identifier), status: of('final', 'amended'), code: concept, subject: somebody },
    ...{ category: list(concept), encounter: to('Encounter'), performer: list(to('Practitioner', 'Organization')) },
    ...{ effectiveDateTime: dateTime, valueQuantity: quantity, hasMember: list(to('Observation')) },
    component: list(
      fc.oneof(
        maybe({ code: concept, valueQuantity: quantity }),
        maybe({ code: concept, valueCodeableConcept: concept, dataAbsentReason: concept }),
      ),
    ),
  },
  // The same type with other choices of its values; loaded as Observation.
  'Observation/text': {
    ...{ status: of('final'), code: concept, subject: somebody, valueString: word, effectivePeriod: period },
    interpretation: list(concept),
  },
  'Observation/concept': {
    ...{
      status: of('final'),
      code: concept,
      subject: somebody,
      valueCodeableConcept: concept,
      effectiveTiming: timing,
    },
    method: concept,
  },
  'Observation/date': { status: of('final'), code: concept, valueDateTime: dateTime, effectiveInstant: instant },
  'Observation/period': { status: of('final'), code: concept, valuePeriod: period },
  'Observation/sampled': {
    code: concept,
    valueSampledData: fc.record({
      origin: fc.record({ value: decimal, code, system }),
      period: fc.constant(1),
      dimensions: fc.constant(1),
      factor: of(1, 2),
      lowerLimit: of(-5, 0),
      upperLimit: of(5, 10),
      data: of('1 2 3', 'L 1 U', 'E', '-1 0.5', 'E 5'),
    }),
  },
  'Observation/compared': { status: of('final'), code: concept, valueQuantity: compared },
  Task: {
    ...{
      meta,
      identifier: list(identifier),
      status: of('requested', 'accepted', 'odd'),
      code: concept,
      priority: code,
    },
    ...{
      intent: of('order', 'plan'),
      owner: to('Organization', 'Practitioner'),
      requester: to('Organization', 'Patient'),
    },
    ...{ for: to('Patient', 'Group'), encounter: to('Encounter'), focus: to('QuestionnaireResponse', 'Observation') },
    ...{ basedOn: list(to('ServiceRequest')), partOf: list(to('Task')), authoredOn: dateTime, lastModified: dateTime },
    ...{ extension: list(strength), restriction: maybe({ period }) },
    ...{ executionPeriod: period, businessStatus: concept, groupIdentifier: identifier, performerType: list(concept) },
  },
  Coverage: {
    ...{ meta, identifier: list(identifier), status: of('active', 'draft'), type: concept, beneficiary: to('Patient') },
    ...{ subscriber: to('Patient', 'RelatedPerson'), payor: list(to('Organization', 'Patient')), dependent: word },
    class: list(maybe({ type: concept, value: word })),
  },
  QuestionnaireResponse: {
    ...{
      meta,
      identifier,
      questionnaire: url,
      status: of('completed', 'amended'),
      subject: to('Patient', 'Encounter'),
    },
    ...{ encounter: to('Encounter'), authored: dateTime, author: to('Practitioner', 'Organization') },
    ...{ source: to('Patient', 'Practitioner'), basedOn: list(to('ServiceRequest')), partOf: list(to('Observation')) },
  },
  Questionnaire: {
    ...definition,
    ...{ subjectType: list(of('Patient', 'Encounter')), effectivePeriod: period, code: list(coding) },
    item: list(maybe({ linkId: code, code: list(coding), definition: plainUrl })),
  },
  ValueSet: {
    ...definition,
    ...{ compose: maybe({ include: list(maybe({ system: plainUrl, concept: list(maybe({ code })) })) }) },
    expansion: maybe({ identifier: plainUrl, timestamp: dateTime }),
  },
  Condition: {
    ...{ meta, clinicalStatus: concept, verificationStatus: concept, code: concept, subject: to('Patient', 'Group') },
    ...{ encounter: to('Encounter'), recordedDate: dateTime, onsetAge: quantity, abatementDateTime: dateTime },
    ...{
      stage: list(maybe({ summary: concept })),
      evidence: list(maybe({ code: list(concept), detail: list(somebody) })),
    },
  },
  'Condition/range': { subject: to('Patient'), onsetRange: range, abatementAge: quantity },
  'Condition/period': { subject: to('Patient'), onsetPeriod: period, abatementString: word },
  'Condition/text': { subject: to('Patient'), onsetString: word, abatementRange: range },
  Procedure: {
    ...{ meta, status: of('completed'), code: concept, subject: to('Patient'), performedDateTime: dateTime },
    ...{ performer: list(maybe({ actor: to('Practitioner', 'Organization') })), instantiatesCanonical: list(url) },
    instantiatesUri: list(plainUrl),
  },
  'Procedure/period': { subject: to('Patient'), performedPeriod: period },
  ServiceRequest: {
    ...{ meta, status: of('active', 'revoked'), intent: of('order'), subject: somebody, occurrenceTiming: timing },
    ...{ requester: to('Practitioner', 'Organization'), authoredOn: dateTime, requisition: identifier, code: concept },
    ...{ basedOn: list(to('ServiceRequest')), replaces: list(to('ServiceRequest')), instantiatesCanonical: list(url) },
  },
  'ServiceRequest/period': { subject: somebody, occurrencePeriod: period },
  RiskAssessment: {
    ...{
      meta,
      status: of('final'),
      subject: to('Patient', 'Group'),
      occurrenceDateTime: dateTime,
      identifier: list(identifier),
    },
    prediction: list(
      fc.oneof(maybe({ probabilityDecimal: decimal, qualitativeRisk: concept }), maybe({ probabilityRange: range })),
    ),
  },
  DocumentReference: {
    ...{ meta, status: of('current'), type: concept, subject: to('Patient'), date: instant, description: word },
    ...{ relatesTo: list(maybe({ code: of('replaces', 'appends'), target: to('DocumentReference') })) },
    ...{
      content: list(
        maybe({ attachment: maybe({ contentType: code, language: code, url: plainUrl, creation: dateTime }) }),
      ),
    },
    context: maybe({
      encounter: list(to('Encounter')),
      event: list(concept),
      period,
      related: list(to('Patient', 'Task')),
    }),
  },
  List: {
    ...{
      meta,
      identifier: list(identifier),
      status: of('current'),
      title: word,
      code: concept,
      subject: to('Patient'),
    },
    ...{ date: dateTime, source: to('Practitioner'), note: list(maybe({ text: word })) },
    entry: list(maybe({ item: to('Patient', 'Task', 'Observation') })),
  },
  Group: {
    ...{ meta, identifier: list(identifier), type: of('person', 'animal'), actual: bool, code: concept },
    member: list(maybe({ entity: to('Patient', 'Practitioner', 'Group') })),
    characteristic: list(
      fc.oneof(
        maybe({ code: concept, valueCodeableConcept: concept, exclude: bool }),
        maybe({ code: concept, valueBoolean: bool }),
        maybe({ code: concept, valueQuantity: quantity }),
      ),
    ),
  },
  Invoice: {
    ...{
      meta,
      status: of('issued'),
      subject: to('Patient', 'Group'),
      date: dateTime,
      recipient: to('Organization', 'Patient'),
    },
    ...{ totalNet: maybe({ value: decimal, currency: of('JPY', 'EUR') }), totalGross: maybe({ value: decimal }) },
    participant: list(maybe({ role: concept, actor: to('Practitioner') })),
  },
  Appointment: {
    ...{ meta, status: of('booked', 'pending'), start: instant, specialty: list(concept), serviceType: list(concept) },
    participant: list(maybe({ actor: to('Patient', 'Practitioner', 'Location'), status: of('accepted', 'declined') })),
  },
  MolecularSequence: {
    ...{ meta, type: of('dna'), patient: to('Patient') },
    ...{
      referenceSeq: maybe({
        chromosome: concept,
        referenceSeqId: concept,
        windowStart: of(1, 5, 100),
        windowEnd: of(5, 100),
      }),
    },
    variant: list(maybe({ start: of(1, 5, 100), end: of(5, 100) })),
  },
};

export const TYPES = [...new Set(Object.keys(CONTENT).map((each) => each.split('/')[0]!))];

const resource = (kind: string): fc.Arbitrary<Resource> => {
  const [resourceType = ''] = kind.split('/');
  return fc
    .record({ id: of(...IDS), ...CONTENT[kind] }, { requiredKeys: ['id'] })
    .map((content): Resource => ({ resourceType, ...content }));
};

/** At most one of a name. */
export const resources: fc.Arbitrary<Resource[]> = fc
  .tuple(...Object.keys(CONTENT).map((kind) => fc.array(resource(kind), { minLength: 6, maxLength: 10, size: 'max' })))
  .map((kinds) => [...new Map(kinds.flat().map((each) => [`${each.resourceType}/${each.id}`, each])).values()]);
