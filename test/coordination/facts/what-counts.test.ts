// What is written near a stay and yet says nothing of it.
import { describe, expect, test } from 'vitest';
import { stayFacts } from '../../../src/coordination/facts/read-facts.ts';
import type { StayRecord } from '../../../src/coordination/facts/stay-record.ts';
import type { Resource } from '../../../src/fhir/resource.ts';
import { recordOf } from '../../support/facts.ts';

const C = (system: string, code: string) => ({
  coding: [{ system: `https://renkei.example/fhir/CodeSystem/${system}`, code }],
});
const settings = {
  base: [],
  timeZone: 'Asia/Tokyo',
  today: '2026-11-10',
  regions: { known: new Set<string>(), ofMunicipality: () => undefined },
  questionnaires: new Map<string, Resource>(),
};
const encounter: Resource = {
  resourceType: 'Encounter',
  id: 'stay',
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: 'Patient/b' },
  period: { start: '2026-11-09T10:20:00+09:00' },
};
const factsOf = (more: Partial<StayRecord>) =>
  stayFacts(recordOf({ encounter, patients: [{ resourceType: 'Patient', id: 'b' }], ...more }), settings);

describe('a contact made for another patient’s step', () => {
  const step = (patient: string): Resource => ({
    resourceType: 'Task',
    id: 't',
    identifier: [{ system: 'https://renkei.example/fhir/identifier/task', value: 'stay/notify-discharge' }],
    status: 'cancelled',
    code: C('task', 'notify-discharge'),
    for: { reference: patient },
    encounter: { reference: 'Encounter/stay' },
  });
  const told: Resource = {
    resourceType: 'Communication',
    id: 'c',
    status: 'completed',
    encounter: { reference: 'Encounter/stay' },
    basedOn: [{ reference: 'Task/t' }],
  };
  test.each([
    ['Patient/a', 0],
    ['Patient/b', 1],
  ])('is none of this one’s: for %s it counts %i times', (patient, times) => {
    expect(factsOf({ tasks: [step(patient)], communications: [told] }).told).toHaveLength(times);
  });
});

describe('a Consent', () => {
  const office = { reference: 'Organization/office' };
  const candidate: Resource = {
    resourceType: 'CareTeam',
    id: 'team',
    status: 'proposed',
    subject: { reference: 'Patient/b' },
    participant: [{ role: [C('care-role', 'home-care-office')], member: office }],
  };
  const consent = (scope: string): Resource => ({
    resourceType: 'Consent',
    id: 'consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: scope }] },
    patient: { reference: 'Patient/b' },
  });
  test.each([
    ['patient-privacy', true],
    ['treatment', false],
    ['research', false],
    ['adr', false],
  ])('of scope %s is a basis for telling an office: %s (CN-04)', (scope, hasBasis) => {
    expect(factsOf({ careTeams: [candidate], consents: [consent(scope)] }).candidates[0]?.hasBasis).toBe(hasBasis);
  });
});
