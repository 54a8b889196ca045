// When the care was that a resource tells of: what `start` and `end` of $everything are about, not when it was written down.
// https://hl7.org/fhir/R4/operation-patient-everything.html
import { compartment } from '../../fhir/definitions/definitions.ts';
import { paramKey } from '../../fhir/search/params/params.ts';
import type { CareTime } from '../../store/compartment.ts';

interface CareDates {
  /** It was in any of these times. */
  readonly at?: readonly string[];
  /** It goes on from then. */
  readonly from?: readonly string[];
  /** It went on until then. */
  readonly until?: readonly string[];
}

/**
 * By search parameters. A type that is not here, as an allergy or a coverage, tells no such date, or goes on whenever it was
 * recorded: it is given always.
 */
export const CARE_DATES: Readonly<Record<string, CareDates>> = {
  Account: { at: ['period'] },
  AdverseEvent: { at: ['date'] },
  Appointment: { at: ['date'] },
  AuditEvent: { at: ['date'] },
  CarePlan: { at: ['date', 'activity-date'] },
  CareTeam: { at: ['date'] },
  ChargeItem: { at: ['occurrence'] },
  ClinicalImpression: { at: ['date'] },
  Communication: { at: ['sent', 'received'] },
  CommunicationRequest: { at: ['occurrence', 'authored'] },
  Composition: { at: ['period', 'date'] },
  Condition: { from: ['onset-date'], until: ['abatement-date'] },
  Consent: { at: ['period'] },
  DetectedIssue: { at: ['identified'] },
  DeviceRequest: { at: ['event-date', 'authored-on'] },
  DiagnosticReport: { at: ['date', 'issued'] },
  DocumentManifest: { at: ['created'] },
  DocumentReference: { at: ['period', 'date'] },
  Encounter: { at: ['date'] },
  EpisodeOfCare: { at: ['date'] },
  Flag: { at: ['date'] },
  Goal: { from: ['start-date'] },
  ImagingStudy: { at: ['started'] },
  Immunization: { at: ['date'] },
  ImmunizationEvaluation: { at: ['date'] },
  ImmunizationRecommendation: { at: ['date'] },
  Invoice: { at: ['date'] },
  List: { at: ['date'] },
  MeasureReport: { at: ['period'] },
  Media: { at: ['created'] },
  MedicationAdministration: { at: ['effective-time'] },
  MedicationDispense: { at: ['whenprepared', 'whenhandedover'] },
  MedicationRequest: { at: ['authoredon', 'date'] },
  MedicationStatement: { at: ['effective'] },
  NutritionOrder: { at: ['datetime'] },
  Observation: { at: ['date'] },
  Procedure: { at: ['date'] },
  Provenance: { at: ['when', 'recorded'] },
  QuestionnaireResponse: { at: ['authored'] },
  RequestGroup: { at: ['authored'] },
  ResearchSubject: { at: ['date'] },
  RiskAssessment: { at: ['date'] },
  Schedule: { at: ['date'] },
  ServiceRequest: { at: ['occurrence', 'authored'] },
  Specimen: { at: ['collected'] },
  SupplyRequest: { at: ['date'] },
  VisionPrescription: { at: ['datewritten'] },
};

/** Of all that may be in a patient's compartment; an end that is not given is open. */
export const careTime = (lo: number, hi: number): CareTime => ({
  lo,
  hi,
  at: keysOf('at'),
  from: keysOf('from'),
  until: keysOf('until'),
});

const keysOf = (which: keyof CareDates): string[] =>
  Object.keys(compartment('Patient') ?? {}).flatMap((type) =>
    (CARE_DATES[type]?.[which] ?? []).map((code) => paramKey(type, code)),
  );
