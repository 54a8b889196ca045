// Which records carry a number of care insurance: in the record, or on a card.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { parseSearch } from '../../fhir/search/ask/parse.ts';
import { CARE_INSURED, isCareCard, ownerOfCard, typedForms } from '../identity/care-numbers.ts';
import type { Reading } from './reading.ts';

/** Of one number, of all insurers together; what more records carry is no number of a person. */
const MOST_HOLDERS = 50;
/** Numbers asked for in one statement, and how many records they may lead to before each is asked for alone. */
const TOGETHER = 100;
const MOST_TOGETHER = 500;

export interface Holders {
  /** Ids of Patients. */
  readonly ids: readonly string[];
  /** Numbers of so many that nobody is told apart by them. */
  readonly flooded: readonly string[];
}

/** `numbers`: 被保険者番号, whoever the insurer. */
export async function holdersOf(numbers: readonly string[], reading: Reading): Promise<Holders> {
  const ids: string[] = [];
  const flooded: string[] = [];
  for (let i = 0; i < numbers.length; i += TOGETHER) {
    const some = numbers.slice(i, i + TOGETHER);
    const found = await carriersOf(some, MOST_TOGETHER, reading);
    if (found !== undefined) ids.push(...found);
    else {
      for (const insured of some) {
        const own = await carriersOf([insured], MOST_HOLDERS, reading);
        if (own === undefined) flooded.push(insured);
        else ids.push(...own);
      }
    }
  }
  return { ids, flooded };
}

/** undefined: more than so many. */
async function carriersOf(numbers: readonly string[], most: number, reading: Reading): Promise<string[] | undefined> {
  const forms = numbers.flatMap(typedForms);
  const identifiers = forms.map((form) => `${CARE_INSURED}|${form}`);
  const patients = await few('Patient', 'identifier', identifiers, most, reading);
  const cards = await few('Coverage', 'care-insured', forms, most, reading);
  if (patients === undefined || cards === undefined) return undefined;
  const owners = cards.filter(isCareCard).flatMap((card) => ownerOfCard(card, reading.base) ?? []);
  return [...patients.map(({ id }) => id!), ...owners];
}

async function few(
  type: string,
  name: string,
  values: readonly string[],
  most: number,
  { view, search }: Reading,
): Promise<Resource[] | undefined> {
  const asked = { ...parseSearch(type, [[name, values.join(',')]], search), count: most };
  const { hits, next } = await view.search(asked, 'everyone');
  return next === undefined ? hits.map(({ content }) => resourceIn(content)) : undefined;
}
