// What every chapter of the rule book begins with: a clock, and people in hospital in Honjo.
import { describe } from 'vitest';
import type { TestHub } from '../support/hub.ts';
import { type CardWords, type PersonWords, type Stay, stayOn } from './stay.ts';
import { at, HOSPITAL, OFFICE, type StayWords } from './stay-records.ts';

export interface Book {
  readonly hub: () => TestHub;
  /** It is `2026-11-09 10:45` in Japan. */
  readonly now: (text: string) => void;
  /** Admitted on 9 November at 10:20; nobody knows of a care manager. */
  readonly admitted: (words?: StayWords, person?: PersonWords) => Promise<Stay>;
  /** The same, with an office in charge since long; care level 2. */
  readonly withOffice: (words?: StayWords, office?: string, card?: CardWords) => Promise<Stay>;
  /** The same, but it was asked, and there is no care manager. */
  readonly withoutOffice: (words?: StayWords, person?: PersonWords) => Promise<Stay>;
  /** The criteria ask for coordination (group 1), and the office has taken the patient. */
  readonly newUser: (words?: StayWords, office?: string) => Promise<Stay>;
}

const ADMITTED = '2026-11-09 10:20';
/** HK-30 ① alone. */
export const GROUP_1 = { 'has-care-manager': 'no', age: 82, 'HK-30-1': 'yes', certain: 'yes', wish: 'yes' };

/** `set`: of the clock the hub goes by. */
export function bookOn(hub: () => TestHub, clock: () => number, set: (instant: number) => void): Book {
  let stays = 0;
  const now = (text: string): void => set(Date.parse(at(text)));

  function nextStay(): Stay {
    stays += 1;
    now('2026-11-09 10:45');
    return stayOn(hub(), `hk-stay-${stays}`, clock);
  }
  /** One transaction; then what comes after it. */
  async function begun(
    words: StayWords,
    person: PersonWords,
    more: (stay: Stay) => void = () => undefined,
  ): Promise<Stay> {
    const stay = nextStay();
    await stay.atOnce(() => {
      stay.isAbout(person);
      stay.is({ admitted: ADMITTED, hospital: HOSPITAL, ...words });
      more(stay);
    });
    return stay;
  }
  const admitted: Book['admitted'] = (words = {}, person = {}) => begun(words, person);
  const withOffice: Book['withOffice'] = (words = {}, office = OFFICE, card = { level: '22' }) =>
    begun(words, {}, (stay) => {
      stay.hasCard({ certification: 'certified', ...card });
      stay.hasOffices([office], { from: '2025-04-01' });
    });
  const withoutOffice: Book['withoutOffice'] = (words = {}, person = {}) =>
    begun(words, person, (stay) => stay.tells('identify-care-manager'));
  const newUser: Book['newUser'] = async (words = {}, office = OFFICE) => {
    const stay = await withoutOffice(words);
    await stay.atOnce(() => {
      stay.screens(GROUP_1);
      stay.tells('answer-acceptance', { from: office });
      stay.hasOffices([office]);
    });
    return stay;
  };
  return { hub, now, admitted, withOffice, withoutOffice, newUser };
}

export type Chapter = (book: Book) => void;

/** `1.2 …`: the rules of a chapter, in their order. */
export const chapter =
  (title: string, rules: Chapter): Chapter =>
  (book) =>
    describe(title, () => rules(book));
