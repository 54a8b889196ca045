// Stays and what belongs to them, as small as they can be.
import type { Resource } from '../../src/fhir/resource.ts';

const BASE = 'https://renkei.example/fhir';
export const to = (reference: string) => ({ reference });
const coded = (system: string, code: string) => ({ coding: [{ system: `${BASE}/CodeSystem/${system}`, code }] });

export const stay = (id: string, patient: string, more: object = {}): Resource => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  subject: to(`Patient/${patient}`),
  serviceProvider: to('Organization/hospital'),
  period: { start: '2026-11-10T10:00:00+09:00' },
  ...more,
});

export const expected = (date: string, recorded?: string) => ({
  extension: [
    {
      url: `${BASE}/StructureDefinition/expected-discharge`,
      extension: [
        { url: 'date', valueDate: date },
        ...(recorded === undefined ? [] : [{ url: 'recorded', valueDateTime: recorded }]),
      ],
    },
  ],
});

export const patient = (id: string, ...linked: string[]): Resource => ({
  resourceType: 'Patient',
  id,
  ...(linked.length > 0 && { link: linked.map((other) => ({ other: to(`Patient/${other}`), type: 'seealso' })) }),
});

export const careTeam = (id: string, of: string, office: string, more: object = {}): Resource => ({
  resourceType: 'CareTeam',
  id,
  status: 'active',
  subject: to(`Patient/${of}`),
  participant: [{ role: [coded('care-role', 'home-care-office')], member: to(`Organization/${office}`) }],
  ...more,
});

export const card = (id: string, of: string, office: string): Resource => ({
  resourceType: 'Coverage',
  id,
  status: 'active',
  type: coded('coverage-kind', 'care-insurance'),
  beneficiary: to(`Patient/${of}`),
  payor: [{ identifier: { system: `${BASE}/identifier/care-insurer`, value: '112110' } }],
  extension: [{ url: `${BASE}/StructureDefinition/care-office`, valueReference: to(`Organization/${office}`) }],
});

export const consent = (id: string, of: string): Resource => ({
  resourceType: 'Consent',
  id,
  status: 'active',
  scope: { text: '情報の提供' },
  category: [{ text: '情報の提供' }],
  patient: to(`Patient/${of}`),
});

export const contact = (id: string, more: object): Resource => ({
  resourceType: 'Communication',
  id,
  status: 'completed',
  ...more,
});

export const form = (id: string, name: string, more: object): Resource => ({
  resourceType: 'QuestionnaireResponse',
  id,
  status: 'completed',
  questionnaire: `${BASE}/Questionnaire/${name}|0.1.0`,
  ...more,
});

export const conference = (id: string, of: string): Resource => ({
  resourceType: 'Appointment',
  id,
  status: 'proposed',
  participant: [{ status: 'accepted' }],
  supportingInformation: [to(`Encounter/${of}`)],
});

export const order = (id: string, of: string): Resource => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: to('Patient/any'),
  encounter: to(`Encounter/${of}`),
  instantiatesCanonical: [`${BASE}/PlanDefinition/hk-with|0.1.0`],
});

export const step = (id: string, of: string, owner: string, more: object = {}): Resource => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  encounter: to(`Encounter/${of}`),
  owner: to(`Organization/${owner}`),
  ...more,
});

export const office = (id: string, more: object = {}): Resource => ({ resourceType: 'Organization', id, ...more });

export const service = (id: string, provider: string, more: object = {}): Resource => ({
  resourceType: 'HealthcareService',
  id,
  providedBy: to(`Organization/${provider}`),
  ...more,
});
