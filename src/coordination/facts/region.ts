// Whose rule the stay goes by, and what of it lies outside the case that the rule assumes (HK-04).
import type { Resource } from '../../fhir/resource.ts';
import type { Said } from '../../problem.ts';
import { regionOf as regionIn } from '../screening/form.ts';
import { type Residence, residenceOf } from './address.ts';
import type { Party, RegionFact, StayFact } from './facts.ts';

export interface RegionMap {
  /** Keys of the regions that have a rule book here. */
  readonly known: ReadonlySet<string>;
  readonly ofMunicipality: (prefecture: string | undefined, municipality: string) => string | undefined;
}

interface Surroundings {
  readonly encounter: Resource;
  readonly hospital: Party | undefined;
  /** Its Organization, where it is registered. */
  readonly organization: Resource | undefined;
  readonly residence: Residence | undefined;
  readonly destination: StayFact['destination'];
}

export function regionOf(around: Surroundings, regions: RegionMap): RegionFact {
  const found = foundRegion(around, regions);
  return { ...found, outside: found.key === 'national' ? [] : outsideOf(around, found.key, regions) };
}

/** What somebody wrote for this very stay stands, known or not; a hospital's unknown region is no rule to go by. */
function foundRegion(around: Surroundings, regions: RegionMap): Pick<RegionFact, 'key' | 'from'> {
  const written = regionIn(around.encounter);
  if (written) return { key: written, from: 'stay' };
  const hospitals = around.organization && regionIn(around.organization);
  if (hospitals && regions.known.has(hospitals)) return { key: hospitals, from: 'hospital' };
  const home = regionAt(around.residence, regions);
  return home === undefined ? { key: 'national', from: 'nowhere' } : { key: home, from: 'municipality' };
}

const regionAt = (at: Residence | undefined, { ofMunicipality }: RegionMap): string | undefined =>
  at?.municipality === undefined ? undefined : ofMunicipality(at.prefecture, at.municipality);

/** What is not known is not said to be outside. */
function outsideOf(around: Surroundings, key: string, regions: RegionMap): Said[] {
  const { hospital, organization, residence, destination } = around;
  const isKnown = regions.known.has(key);
  const said: Said[] = [];
  if (isKnown && residence?.municipality !== undefined && regionAt(residence, regions) !== key) {
    said.push(livesElsewhere(residence.municipality));
  }
  const where =
    organization && (regionIn(organization) ?? (isKnown ? municipalRegion(organization, regions) : undefined));
  if (where !== undefined && where !== key) said.push(hospitalElsewhere(hospital?.display ?? ''));
  if (destination !== undefined && !ASSUMED.has(destination)) said.push(goesElsewhere(destination));
  return said;
}

/** Of a hospital that is in no directory: by its address; empty where that lies in no region. */
function municipalRegion(organization: Resource, regions: RegionMap): string | undefined {
  const at = residenceOf([organization]);
  return at?.municipality === undefined ? undefined : (regionAt(at, regions) ?? '');
}

/** Home, in the rule books' sense. A death is another thing, and is said elsewhere. */
const ASSUMED = new Set(['home', 'residential-home', 'died']);

const livesElsewhere = (municipality: string): Said => ({
  ja: `患者の住所（${municipality}）は、この地域のルールが対象とする市町村ではありません。ルールを準用します。`,
  en: `The patient lives in ${municipality}, no municipality of this region's rule; the rule is applied by analogy.`,
});

const hospitalElsewhere = (name: string): Said => ({
  ja: `入院先（${name}）は、この地域の病院ではありません。ルールを準用します。`,
  en: `The hospital (${name}) is not one of this region; the rule is applied by analogy.`,
});

const goesElsewhere = (destination: string): Said => {
  const { ja, en } = DESTINATIONS.get(destination) ?? { ja: '自宅以外', en: 'somewhere else than home' };
  return {
    ja: `退院先は${ja}で、在宅への退院ではありません。ルールを準用します。`,
    en: `The patient goes to ${en}, which is no discharge home; the rule is applied by analogy.`,
  };
};

const DESTINATIONS: ReadonlyMap<string, Said> = new Map([
  ['hospital', { ja: '他の病院・診療所（転院）', en: 'another hospital or clinic (transfer)' }],
  ['facility-health', { ja: '介護老人保健施設', en: 'a geriatric health services facility' }],
  ['facility-welfare', { ja: '特別養護老人ホーム', en: 'a welfare facility for older people' }],
  ['facility-medical', { ja: '介護医療院', en: 'an integrated facility for medical and long-term care' }],
]);
