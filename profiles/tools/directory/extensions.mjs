// What R4 has no element for: districts, where forms go, MCS, back-up beds, the hospital's workflow.
import { BASE, coding, part, partInBoth, parts, reference, structure, time, unverified } from './datatypes.mjs';

const complex = (name, extension) => ({ url: structure(name), extension });
const rule = (code) => ({ url: structure('rule'), valueCoding: coding('rule', code) });

export function districtsOf({ municipality, districts }) {
  if (districts === undefined) return [];
  const { group, derived, shared } = districts;
  const areas = districts.whole ? [{}] : districts.areas;
  return areas.map(({ area, match, chome }) =>
    complex('district', [
      ...part('municipality', 'String', municipality),
      ...part('area', 'String', area),
      ...part('exact', 'Boolean', match && match === 'exact'),
      ...(chome === 'none' ? part('without-chome', 'Boolean', true) : []),
      ...part('chome-from', 'PositiveInt', chome?.from),
      ...part('chome-to', 'PositiveInt', chome?.to),
      ...part('shared', 'Boolean', shared),
      ...part('derived', 'Boolean', derived),
      ...part('group', 'String', group),
      ...(shared ? [rule('AN-30')] : []),
      ...(chome === 'none' ? [rule('KD-28')] : []),
    ]),
  );
}

export const formDestinationOf = ({ formDestination: to }) =>
  to === undefined
    ? []
    : [
        complex('form-destination', [
          ...part('form', 'String', to.form),
          ...parts('questionnaire', 'Canonical', to.questionnaires?.map((id) => `${BASE}/Questionnaire/${id}`)),
          ...part('role', 'String', to.role),
          ...part('instruction', 'String', to.instruction),
          ...partInBoth('instruction-note', to.note),
          ...part('prior-contact', 'Boolean', to.priorContact),
          ...part('fax-not-chosen', 'Boolean', to.faxNotChosen),
        ]),
      ];

export const mcsOf = ({ mcs }) =>
  mcs === undefined
    ? []
    : [
        complex('mcs', [
          ...part('availability', 'Code', mcs.availability),
          ...part('printed', 'String', mcs.printed),
          ...part('recipient', 'String', mcs.recipient),
          ...part('prior-contact', 'Boolean', mcs.priorContact),
          ...part('prior-contact-with', 'String', mcs.priorContactWith),
          ...partInBoth('note', mcs.note),
        ]),
      ];

export const workflowOf = ({ workflow = [] }) =>
  workflow.map(({ column, actors = [], answer, printed, decider, window, unverified: mark }) =>
    complex('workflow', [
      ...part('column', 'Code', column),
      ...actors.map(({ role, condition }) => ({ url: 'actor', extension: [...part('role', 'String', role), ...part('condition', 'String', condition)] })),
      ...part('answer', 'Code', answer),
      ...part('printed', 'String', printed),
      ...part('decider', 'String', decider),
      ...part('window-days', 'PositiveInt', window?.days),
      ...part('window-starts-at', 'String', window?.startsAt),
      ...unverified(mark),
    ]),
  );

/** What holds for the beds of all hospitals (`common`) and what this hospital prints. */
export const bedUseConditionOf = ({ backupBed: bed }, common) =>
  bed === undefined
    ? []
    : [
        complex('bed-use-condition', [
          ...['KD-20', 'KD-22', 'KD-25', 'KD-33'].map(rule),
          ...part('max-days', 'PositiveInt', common.maxDays),
          ...part('prolongation', 'String', common.prolongation),
          ...part('availability', 'String', common.availability),
          ...part('enquiry', 'Reference', reference('HealthcareService', common.enquiryDesk)),
          {
            url: 'same-day',
            extension: [
              ...part('arrival-by', 'Time', time(bed.sameDay.arrivalBy)),
              ...part('referral-letter-by', 'Time', time(bed.sameDay.referralLetterBy)),
              ...part('sheet-by', 'Time', time(bed.sameDay.sheetBy)),
              ...part('sheet-condition', 'String', bed.sameDay.sheetCondition),
              ...parts('other', 'String', bed.sameDay.other),
            ],
          },
          ...unverified(bed.unverified),
          ...parts('general-note', 'String', bed.generalNotes),
          ...parts('bring', 'String', bed.bring),
          ...part('deposit', 'Money', bed.depositYen && { value: bed.depositYen, currency: 'JPY' }),
          { url: 'companion', extension: [...part('requirement', 'Code', bed.companion.requirement), ...part('scope', 'Code', bed.companion.scope)] },
          ...part('by-arrangement', 'String', bed.byArrangement),
        ]),
      ];
