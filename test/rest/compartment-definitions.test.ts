// The compartments of R4 besides the patient's, each type of them by each of its parameters, as the CompartmentDefinitions have them.
// https://hl7.org/fhir/R4/compartmentdefinition.html
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourceTypes } from '../../src/fhir/definitions/definitions.ts';
import { PUBLISHED } from '../../src/fhir/search/params/params.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { allPages, get } from '../support/requests.ts';
import { putAll } from '../support/writing.ts';

/** `{def}`: the resource whose compartment it is. */
const DEFINED: Readonly<Record<string, string>> = {
  // https://hl7.org/fhir/R4/compartmentdefinition-encounter.html
  Encounter: `
    CarePlan:encounter CareTeam:encounter ChargeItem:context Claim:encounter ClinicalImpression:encounter
    Communication:encounter CommunicationRequest:encounter Composition:encounter Condition:encounter
    DeviceRequest:encounter DiagnosticReport:encounter DocumentManifest:related-ref DocumentReference:encounter
    Encounter:{def} ExplanationOfBenefit:encounter Media:encounter MedicationAdministration:context
    MedicationRequest:encounter NutritionOrder:encounter Observation:encounter Procedure:encounter
    QuestionnaireResponse:encounter RequestGroup:encounter ServiceRequest:encounter VisionPrescription:encounter`,
  // https://hl7.org/fhir/R4/compartmentdefinition-practitioner.html
  Practitioner: `
    Account:subject AdverseEvent:recorder AllergyIntolerance:recorder,asserter Appointment:actor
    AppointmentResponse:actor AuditEvent:agent Basic:author CarePlan:performer CareTeam:participant
    ChargeItem:enterer,performer-actor Claim:enterer,provider,payee,care-team ClaimResponse:requestor
    ClinicalImpression:assessor Communication:sender,recipient CommunicationRequest:sender,recipient,requester
    Composition:subject,author,attester Condition:asserter CoverageEligibilityRequest:enterer,provider
    CoverageEligibilityResponse:requestor DetectedIssue:author DeviceRequest:requester,performer
    DiagnosticReport:performer DocumentManifest:subject,author,recipient
    DocumentReference:subject,author,authenticator Encounter:practitioner,participant EpisodeOfCare:care-manager
    ExplanationOfBenefit:enterer,provider,payee,care-team Flag:author Group:member Immunization:performer
    Invoice:participant Linkage:author List:source Media:subject,operator MedicationAdministration:performer
    MedicationDispense:performer,receiver MedicationRequest:requester MedicationStatement:source
    MessageHeader:receiver,author,responsible,enterer NutritionOrder:provider Observation:performer
    Patient:general-practitioner PaymentNotice:provider PaymentReconciliation:requestor Person:practitioner
    Practitioner:{def} PractitionerRole:practitioner Procedure:performer Provenance:agent
    QuestionnaireResponse:author,source RequestGroup:participant,author ResearchStudy:principalinvestigator
    RiskAssessment:performer Schedule:actor ServiceRequest:performer,requester Specimen:collector
    SupplyDelivery:supplier,receiver SupplyRequest:requester VisionPrescription:prescriber`,
  // https://hl7.org/fhir/R4/compartmentdefinition-relatedperson.html
  RelatedPerson: `
    AdverseEvent:recorder AllergyIntolerance:asserter Appointment:actor AppointmentResponse:actor Basic:author
    CarePlan:performer CareTeam:participant ChargeItem:enterer,performer-actor Claim:payee
    Communication:sender,recipient CommunicationRequest:sender,recipient,requester Composition:author
    Condition:asserter Coverage:policy-holder,subscriber,payor DocumentManifest:author,recipient
    DocumentReference:author Encounter:participant ExplanationOfBenefit:payee Invoice:recipient
    MedicationAdministration:performer MedicationStatement:source Observation:performer Patient:link Person:link
    Procedure:performer Provenance:agent QuestionnaireResponse:author,source RelatedPerson:{def}
    RequestGroup:participant Schedule:actor ServiceRequest:performer SupplyRequest:requester`,
  // https://hl7.org/fhir/R4/compartmentdefinition-device.html
  Device: `
    Account:subject Appointment:actor AppointmentResponse:actor AuditEvent:agent ChargeItem:enterer,performer-actor
    Claim:procedure-udi,item-udi,detail-udi,subdetail-udi Communication:sender,recipient
    CommunicationRequest:sender,recipient Composition:author DetectedIssue:author
    DeviceRequest:device,subject,requester,performer DeviceUseStatement:device DiagnosticReport:subject
    DocumentManifest:subject,author DocumentReference:subject,author
    ExplanationOfBenefit:procedure-udi,item-udi,detail-udi,subdetail-udi Flag:author Group:member
    Invoice:participant List:subject,source Media:subject MedicationAdministration:device MessageHeader:target
    Observation:subject,device Provenance:agent QuestionnaireResponse:author RequestGroup:author
    RiskAssessment:performer Schedule:actor ServiceRequest:performer,requester Specimen:subject
    SupplyRequest:requester`,
};
const ITSELF = '{def}';

const rows = Object.entries(DEFINED).flatMap(([compartment, text]) =>
  text
    .trim()
    .split(/\s+/)
    .map((row) => row.split(':') as [string, string])
    .map(([type, codes]) => ({ compartment, type, codes: codes.split(',') })),
);

/** Nothing but a reference, where the parameter looks for it. */
function referring(type: string, code: string, reference: string): object {
  const to = reference.split('/')[0];
  const path = PUBLISHED.indexed(type)
    .get(code)
    ?.paths.find(({ refersTo }) => refersTo === undefined || refersTo === to);
  return (path?.steps ?? []).reduceRight<object>((inner, { property }) => ({ [property]: inner }), { reference });
}

let hub: TestHub;

const nameOf = (compartment: string, code: string): string => `${compartment}-${code}`;
const focusOf = (compartment: string): string => `${compartment}/focus`;
const wantedOf = (row: (typeof rows)[number]): string[] =>
  row.codes.map((code) =>
    code === ITSELF ? focusOf(row.compartment) : `${row.type}/${nameOf(row.compartment, code)}`,
  );

beforeAll(async () => {
  // Each resource holds nothing but its reference.
  hub = await startTestHub({ RENKEI_VALIDATION: 'off' });
  if (hub === undefined) return;
  await putAll(hub.store, [
    ...Object.keys(DEFINED).flatMap((compartment) =>
      ['focus', 'other'].map((id) => ({ resourceType: compartment, id })),
    ),
    ...rows.flatMap(({ compartment, type, codes }) =>
      codes
        .filter((code) => code !== ITSELF)
        .flatMap((code) => [
          { resourceType: type, id: nameOf(compartment, code), ...referring(type, code, focusOf(compartment)) },
          {
            resourceType: type,
            id: `${nameOf(compartment, code)}-other`,
            ...referring(type, code, `${compartment}/other`),
          },
        ]),
    ),
  ]);
}, 60_000);
afterAll(() => hub?.close());

const found = async (path: string): Promise<string[]> => {
  const { entries } = await allPages(hub, path);
  return entries.map(({ resource }) => `${resource.resourceType}/${resource.id}`).sort();
};

describe.each(Object.keys(DEFINED))('the compartment of a %s', (compartment) => {
  const own = rows.filter((row) => row.compartment === compartment);
  const all = own.flatMap(wantedOf).sort();

  test.each(own)('holds a $type by $codes', async (row) => {
    expect(await found(`${focusOf(compartment)}/${row.type}?_count=3`)).toEqual(wantedOf(row).sort());
  });

  test('as a whole holds these and no other', async () => {
    expect(await found(`${focusOf(compartment)}/*?_count=10`)).toEqual(all);
    expect((await get(hub, `${focusOf(compartment)}/*?_summary=count`)).body.total).toBe(all.length);
    const form = hub.http
      .post(`/fhir/${focusOf(compartment)}/_search`)
      .type('form')
      .send('_count=1000');
    const { body } = await form;
    expect(body.entry).toHaveLength(all.length);
  });

  test('as a whole narrowed by _type', async () => {
    const [one, another] = [own[0]!, own.at(-1)!];
    const wanted = [...wantedOf(one), ...wantedOf(another)].sort();
    expect(await found(`${focusOf(compartment)}/*?_type=${one.type},${another.type}`)).toEqual(wanted);
  });

  test('has no other types', async () => {
    const inside = new Set(own.map(({ type }) => type));
    const outside = resourceTypes().filter((type) => !inside.has(type));
    const answers = await Promise.all(
      outside.map(async (type) => `${type} ${(await get(hub, `${focusOf(compartment)}/${type}`)).status}`),
    );
    expect(answers).toEqual(outside.map((type) => `${type} 400`));
  });
});
