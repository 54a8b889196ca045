// Who owes a step, and to whom: the actors of the rule book, found among the parties of this stay.
import type { Said } from '../../problem.ts';
import type { CareManagerFact, Party } from '../facts/facts.ts';
import { OFFICE } from '../facts/takes-step.ts';
import { type Contact, type Stay, said } from './stay.ts';
import type { DesiredTask } from './verdict.ts';

export type Owners =
  | { readonly kind: 'one'; readonly party: Party }
  /** Each owes the step, under a key of its own. */
  | { readonly kind: 'each'; readonly parties: readonly Party[] }
  | { readonly kind: 'nobody'; readonly why: Said; readonly isHospitalMissing: boolean };

export function ownersOf(code: string | undefined, { facts }: Stay): Owners {
  const { hospital, careManager } = facts;
  if (code === 'hospital-contact') return hospital === undefined ? nobody(NO_HOSPITAL, true) : one(hospital);
  if (code === 'candidate-office') return candidates(facts);
  if (!OFFICE.has(code ?? '')) return nobody(unknownActor(code), false);
  return careManager === undefined ? nobody(NO_OFFICE, false) : one(careManager.office);
}

const one = (party: Party): Owners => ({ kind: 'one', party });
const nobody = (why: Said, isHospitalMissing: boolean): Owners => ({ kind: 'nobody', why, isHospitalMissing });

function candidates(facts: Stay['facts']): Owners {
  const found = [
    ...facts.candidates.filter(({ hasBasis }) => hasBasis).map(({ office }) => office),
    ...newOffice(facts.careManager),
  ];
  // Each has its Task under its own id, so a name alone will not do.
  const registered = found.filter(({ reference }) => reference !== undefined);
  if (registered.length === 0) return nobody(found.length > 0 ? ONLY_IN_WORDS : NO_CANDIDATE, false);
  return { kind: 'each', parties: [...new Map(registered.map((each) => [each.reference, each])).values()] };
}

const newOffice = (careManager: CareManagerFact | undefined): Party[] =>
  careManager?.isNew === true ? [careManager.office] : [];

/** To whom the step is owed; undefined: nobody in particular, or nobody we could point to. */
export function requesterOf(code: string | undefined, { facts }: Stay): DesiredTask['requester'] {
  const { person, hospital, careManager } = facts;
  if (code === 'patient-family')
    return referenceTo({ reference: person.reference || undefined, display: person.display });
  if (code === 'hospital-contact') return referenceTo(hospital);
  if (OFFICE.has(code ?? '')) return referenceTo(careManager?.office);
  if (code !== 'candidate-office') return undefined;
  const found = candidates(facts);
  return found.kind === 'each' && found.parties.length === 1 ? referenceTo(found.parties[0]) : undefined;
}

function referenceTo(
  party: { readonly reference: string | undefined; readonly display: string | undefined } | undefined,
): DesiredTask['requester'] {
  const { reference, display } = party ?? {};
  if (reference === undefined) return undefined;
  return { reference, ...(display !== undefined && { display }) };
}

/** Whom to turn to: parties of the stay, else the desks of the region. */
export function contactsOf(codes: readonly string[], stay: Stay): Contact[] {
  const found = codes.flatMap((code): readonly Contact[] => {
    const party = requesterOf(code, stay);
    if (party !== undefined) return [{ reference: party.reference, display: party.display ?? party.reference }];
    return stay.settings.contacts.get(code) ?? [];
  });
  return [...new Map(found.map((each) => [each.reference, each])).values()];
}

const NO_HOSPITAL = said(
  '入院先の病院が登録されていません（Encounter.serviceProvider）。',
  'The hospital is not recorded (Encounter.serviceProvider).',
);
const NO_OFFICE = said('担当の事業所がまだ登録されていません。', 'No office in charge is recorded yet.');
const NO_CANDIDATE = said(
  '情報を渡すことについて了解の記録がある候補の事業所が、まだありません。',
  'No candidate office has a recorded agreement to share information yet.',
);
const ONLY_IN_WORDS = said(
  '候補の事業所が名前だけで登録されています。Organization として登録してください。',
  'The candidate offices are named in words only; register them as Organizations.',
);
const unknownActor = (code: string | undefined): Said =>
  code === undefined
    ? said('計画に、誰が行うかが書かれていません。', 'The plan does not say who owes it.')
    : said(
        `行う人（${code}）を、この入院の関係者から特定できません。`,
        `Who owes it (${code}) cannot be found among the parties of this stay.`,
      );
