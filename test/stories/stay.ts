// One stay, told to a hub as hospitals and offices tell it: each call is a request through the front door, in the words of the
// rule book. Every stay has a person and ids of its own, so that many fit on one hub.
import { instantText } from '../../src/japan/instant-text.ts';
import type { TestHub } from '../support/hub.ts';
import { bundleOf, entry, get, type NewResource, post, put, stored } from '../support/requests.ts';
import { type Given, responseTo } from '../support/screening.ts';
import { type Step, type Steps, stepsOf } from '../support/steps.ts';
import {
  at,
  BASE,
  birthday,
  coding,
  concept,
  encounterOf,
  extended,
  numberIn,
  office,
  type StayWords,
  to,
  x,
} from './stay-records.ts';

export interface PersonWords {
  readonly born?: string;
  readonly city?: string;
  readonly died?: string;
}

export interface ContactWords {
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  /** Codes of c:channel. */
  readonly by?: readonly string[];
  readonly status?: 'completed' | 'not-done' | 'entered-in-error';
  readonly id?: string;
}

export interface CareTeamWords {
  readonly status?: 'active' | 'proposed' | 'inactive';
  readonly role?: string;
  readonly from?: string;
  readonly until?: string;
  /** Who has agreed that the office is told, and the Consent that shows it. */
  readonly agreed?: readonly string[];
  readonly consent?: string;
  /** The care manager in person. */
  readonly person?: string;
}

export interface CardWords {
  readonly level?: string;
  readonly certification?: string;
  readonly office?: string;
}

/** `now`: the hub's business time, at which everything is written unless said otherwise. */
export function stayOn(hub: TestHub, id: string, now: () => number) {
  const present = (): string => instantText(now(), 'Asia/Tokyo');
  const person = `${id}-person`;
  let contacts = 0;
  let words: StayWords = {};
  let batch: NewResource[] | undefined;
  async function write(resource: NewResource): Promise<void> {
    if (batch === undefined) await stored(hub, resource);
    else batch.push(resource);
  }
  const encounter = to(`Encounter/${id}`);
  const subject = to(`Patient/${person}`);

  const told = {
    id,
    person: `Patient/${person}`,

    /** What is told in here is one transaction. */
    async atOnce(tell: () => unknown): Promise<void> {
      const resources: NewResource[] = [];
      batch = resources;
      tell();
      batch = undefined;
      const entries = resources.map((each) => entry('PUT', `${each.resourceType}/${each.id}`, each));
      const { status, body } = await post(hub, '', bundleOf('transaction', ...entries));
      if (status !== 200) throw new Error(`${id}: ${status} ${JSON.stringify(body)}`);
    },

    isAbout: ({ born = birthday(id), city = '本庄市', died }: PersonWords = {}) =>
      write({
        resourceType: 'Patient',
        id: person,
        name: [{ text: `試験${numberIn(id)} 花子`, family: `試験${numberIn(id)}`, given: ['花子'] }],
        birthDate: born,
        address: [{ state: '埼玉県', city, line: [`前原${numberIn(id)}`] }],
        ...(died !== undefined && { deceasedDateTime: died }),
      }),

    /** The hospital's record of the stay: what is said now, beside what was said before. */
    is(more: StayWords) {
      words = { ...words, ...more };
      return write(encounterOf(id, subject, words, present()));
    },

    /** Office in charge, or, `proposed`, candidates. */
    hasOffices(
      offices: readonly string[],
      { status = 'active', role, from, until, agreed, consent, person: inPerson }: CareTeamWords = {},
    ) {
      const inCharge = inPerson && [{ role: [concept('care-role', 'care-manager')], member: to(inPerson) }];
      return write({
        resourceType: 'CareTeam',
        id: `${id}-team`,
        status,
        subject,
        encounter,
        participant: [
          ...offices.map((each) => ({
            ...(agreed && {
              extension: [
                {
                  url: x('basis'),
                  extension: [
                    { url: 'source', valueCode: 'patient' },
                    ...agreed.map((valueCode) => ({ url: 'agreement', valueCode })),
                    ...(consent === undefined ? [] : [{ url: 'evidence', valueReference: to(`Consent/${consent}`) }]),
                  ],
                },
              ],
            }),
            role: [
              concept('care-role', role ?? (each.startsWith('hk-hokatsu') ? 'support-centre' : 'home-care-office')),
            ],
            member: office(each),
            ...((from ?? until) && { period: { ...(from && { start: from }), ...(until && { end: until }) } }),
          })),
          ...(inCharge ?? []),
        ],
      });
    },

    hasCard: ({ level, certification, office: written }: CardWords) =>
      write({
        resourceType: 'Coverage',
        id: `${id}-card`,
        status: 'active',
        type: concept('coverage-kind', 'care-insurance'),
        beneficiary: subject,
        payor: [{ display: '本庄市' }],
        ...extended([
          ...(level === undefined ? [] : [{ url: x('care-level'), valueCoding: coding('care-level', level) }]),
          ...(certification === undefined ? [] : [{ url: x('certification-status'), valueCode: certification }]),
          ...(written === undefined ? [] : [{ url: x('care-office'), valueReference: office(written) }]),
        ]),
      }),

    consents: (status: 'active' | 'inactive') =>
      write({
        resourceType: 'Consent',
        id: `${id}-consent`,
        status,
        scope: { text: '情報の提供' },
        category: [{ text: '情報の提供' }],
        policyRule: { text: '口頭の了解' },
        patient: subject,
      }),

    /** A contact about one or more steps; its id, to correct it. */
    async tells(steps: string | readonly string[], { status = 'completed', ...how }: ContactWords = {}) {
      contacts += 1;
      const contact = how.id ?? `${id}-contact-${contacts}`;
      await write({
        resourceType: 'Communication',
        id: contact,
        status,
        encounter,
        ...(steps.length > 0 && { topic: concept('task', ...[steps].flat()) }),
        sent: how.at === undefined ? present() : at(how.at),
        ...(how.by !== undefined && { medium: [concept('channel', ...how.by)] }),
        ...(how.from !== undefined && { sender: office(how.from) }),
        ...(how.to !== undefined && { recipient: [office(how.to)] }),
      });
      return contact;
    },

    /** Something that bears on no step: the hub looks again at what time has done. */
    anyNews: () => told.tells([], { id: `${id}-news-${now()}` }),

    gives: (form: string, status = 'completed') =>
      write({
        resourceType: 'QuestionnaireResponse',
        id: `${id}-${form}`,
        questionnaire: `${BASE}/Questionnaire/${form}|0.1.0`,
        status,
        subject,
        encounter,
        authored: present(),
      }),

    screens: (answers: Given) =>
      write(
        responseTo('screening-honjo-kodama', answers, {
          id: `${id}-screening`,
          subject,
          encounter,
          authored: present(),
        }) as NewResource,
      ),

    meets: (kind: string, start: string, status = 'booked') =>
      write({
        resourceType: 'Appointment',
        id: `${id}-${kind}`,
        status,
        serviceType: [concept('meeting', kind)],
        start: at(start),
        end: at(start),
        participant: [{ actor: subject, status: 'accepted' }],
        supportingInformation: [encounter],
      }),

    steps: (): Promise<Steps> => stepsOf(hub, id),

    async step(key: string): Promise<Step> {
      const all = await stepsOf(hub, id);
      if (all[key] === undefined) throw new Error(`${id} has no step ${key}, only ${Object.keys(all).join(', ')}`);
      return all[key];
    },

    /** What the hub says of the stay: plans, flags, and the rules it does not need, each with its reason. */
    async coordination() {
      const { body } = await get(hub, `Encounter/${id}/$coordination`);
      const named = (name: string) => body.parameter.filter((each: { name: string }) => each.name === name);
      const first = (part: { name: string; [value: string]: string }[], name: string) =>
        part.filter((each) => each.name === name).map(({ name: _, ...value }) => Object.values(value)[0]!);
      return {
        flags: named('flag').map(({ valueCode }: { valueCode: string }) => valueCode) as string[],
        plans: named('plan').map(({ valueCanonical }: { valueCanonical: string }) => valueCanonical.split('/').at(-1)),
        notNeeded: Object.fromEntries(
          named('not-needed').flatMap(({ part }: { part: { name: string }[] }) =>
            first(part as never, 'rule').map((rule) => [rule, first(part as never, 'why')[0]]),
          ),
        ) as Record<string, string>,
        text: JSON.stringify(body),
      };
    },

    /** Somebody of the owner, or the requester, writes the Task anew. */
    async writes(key: string, more: object, actor: string) {
      const task = (await get(hub, `Task/${(await told.step(key)).id}`)).body;
      const answer = await put(
        hub,
        `Task/${task.id}`,
        { ...task, ...more },
        { 'X-Renkei-Actor': `Organization/${actor}` },
      );
      if (answer.status !== 200) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
  };
  return told;
}

export type Stay = ReturnType<typeof stayOn>;
