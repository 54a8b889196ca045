// From an address to the community support centre of its district, and to the offices one may ask. What the address or the
// directory leaves open is answered as a gap with a question, never by the likeliest guess.

import { type Address, areaKey, readAddress } from '../japan/address.ts';
import type { Said } from '../problem.ts';
import type { ListedService, ServiceReference } from './routing/directory.ts';
import { districtRows, type Row } from './routing/districts.ts';
import * as said from './routing/explanation.ts';

/** CodeSystem routing-gap. `chome-needed` stands for any part of the address that has to be asked for: 町名 too. */
type RoutingGap = 'outside' | 'no-directory' | 'chome-needed';

export interface RouteOptions {
  readonly region?: string;
  /** CodeSystem care-level. */
  readonly careLevel?: string;
}

export interface Route {
  /** Several where no split between them is printed. */
  readonly supportCentres: readonly ServiceReference[];
  readonly district?: string;
  /** That they serve the address is inferred, or the directory contradicts itself. */
  readonly isToVerify: boolean;
  /** In the order in which to show them; no distances are known. */
  readonly candidates: readonly ServiceReference[];
  readonly gap?: RoutingGap;
  readonly explanation: Said;
}

/** 要介護1〜5: an office makes the plan. 要支援, 事業対象者 and 非該当 turn to the support centre. */
const CARE = new Set(['21', '22', '23', '24', '25']);
const SUPPORT = new Set(['01', '06', '11', '12', '13']);
export const CARE_LEVELS: readonly string[] = [...SUPPORT, ...CARE];

const OFFICES = new Set(['home-care-support', 'small-multi']);

export function routeOf(text: string, services: readonly ListedService[], options: RouteOptions = {}): Route {
  const listed = services.filter(({ region }) => options.region === undefined || region === options.region);
  const places = placesOf(listed);
  const address = readAddress(text, [...new Set(places.map(({ municipality }) => municipality))]);
  const centre = centreOf(address, listed, places, options.region);
  const rows = 'rows' in centre ? centre.rows : [];
  const supportCentres = references(rows.map(({ service }) => service));
  const { offices, words } = candidatesOf(address, listed, centre.region, options.careLevel);
  const district = [...new Set(rows.map((row) => said.labelOf(row.district)))].join('、');
  return {
    supportCentres,
    ...(district !== '' && { district }),
    isToVerify: rows.some((row) => row.district.isDerived) || said.isDisputed(rows),
    candidates: SUPPORT.has(options.careLevel ?? '') ? supportCentres : references(offices),
    ...('gap' in centre && { gap: centre.gap }),
    explanation: said.joined([...centre.words, ...words]),
  };
}

const references = (services: readonly ListedService[]): ServiceReference[] => [
  ...new Map(services.map(({ organization }) => [organization.reference, organization])).values(),
];

/** A municipality of a region, and the prefecture its addresses name. */
interface Place {
  readonly region: string;
  readonly municipality: string;
  readonly prefecture?: string;
  /** Its own desk, where the directory has one. */
  readonly desk?: string;
}

/** Offices may stand outside their region: municipalities are those with districts, and those whose own desk is listed. */
export function placesOf(services: readonly ListedService[]): Place[] {
  const places = new Map<string, Place>();
  const add = (region: string, municipality: string, desk?: string): void => {
    const key = `${region} ${municipality}`;
    const prefecture = services.find(({ place }) => place?.municipality === municipality)?.place?.prefecture;
    places.set(key, { region, municipality, ...(prefecture && { prefecture }), desk: places.get(key)?.desk ?? desk });
  };
  for (const { region, districts } of services) for (const { municipality } of districts) add(region, municipality);
  for (const service of services.filter(({ kinds }) => kinds.includes('insurer-desk'))) {
    const municipality = MUNICIPAL.exec(service.name)?.[1] ?? service.place?.municipality;
    if (municipality !== undefined) add(service.region, municipality, service.name);
  }
  return [...places.values()];
}

/** 本庄市役所 高齢者福祉課, 尼崎市 介護保険事業担当課. */
const MUNICIPAL = /^(\S{1,7}?[市区町村])(?:役所|役場|\s)/u;

/** `region`: where the municipality of the address is known, or asked for. */
type Centre = { readonly region?: string; readonly words: readonly Said[] } & (
  | { readonly rows: readonly Row[] }
  | { readonly gap: RoutingGap }
);

function centreOf(
  address: Address,
  services: readonly ListedService[],
  places: readonly Place[],
  region: string | undefined,
): Centre {
  if (places.length === 0)
    return { region, gap: 'no-directory', words: [said.noDirectory(undefined, region, undefined)] };
  const { municipality, prefecture } = address;
  if (municipality === undefined) return { gap: 'chome-needed', words: [said.noMunicipality(namesOf(places))] };
  const place = places.find((each) => each.municipality === municipality && isIn(each, prefecture));
  if (place === undefined) return elsewhere(address, services, places);
  const rows = services
    .filter((service) => service.region === place.region)
    .flatMap((service) => service.districts.map((district) => ({ district, service })))
    .filter(({ district }) => district.municipality === municipality);
  const { desk } = place;
  if (rows.length === 0)
    return { region: place.region, gap: 'no-directory', words: [said.noDirectory(municipality, place.region, desk)] };
  const found = districtRows(address, rows);
  if (found.kind === 'ask') {
    const words = said.question({ ...found, region: place.region, municipality, address, desk });
    return { region: place.region, gap: 'chome-needed', words };
  }
  const label = [...new Set(found.rows.map(({ district }) => said.labelOf(district)))].join('、');
  return { region: place.region, rows: found.rows, words: said.foundRows(found.rows, label, found.isChomeUnsaid) };
}

/** Nobody's prefecture contradicts the other's. */
export const isIn = (place: Place, prefecture: string | undefined): boolean =>
  prefecture === undefined || place.prefecture === undefined || place.prefecture === prefecture;

const namesOf = (places: readonly Place[]): string[] => [...new Set(places.map(({ municipality }) => municipality))];

/** Another municipality, unless it is one of old whose name lives on as an area: 児玉郡児玉町. */
function elsewhere(
  { municipality = '', prefecture }: Address,
  services: readonly ListedService[],
  places: readonly Place[],
): Centre {
  const now = services
    .flatMap(({ districts }) => districts)
    .filter(({ area }) => area !== undefined && areaKey(area) === areaKey(municipality))
    .map((district) => district.municipality)
    .filter((name) => places.some((place) => place.municipality === name && isIn(place, prefecture)));
  if (now.length > 0) return { gap: 'chome-needed', words: [said.formerName(municipality, [...new Set(now)])] };
  return { gap: 'outside', words: [said.outside(`${prefecture ?? ''}${municipality}`, namesOf(places))] };
}

function candidatesOf(
  { municipality, area }: Address,
  services: readonly ListedService[],
  region: string | undefined,
  careLevel: string | undefined,
): { offices: readonly ListedService[]; words: readonly Said[] } {
  if (SUPPORT.has(careLevel ?? '')) return { offices: [], words: [said.planByCentre()] };
  if (region === undefined) return { offices: [], words: [] };
  const near = ({ place }: ListedService): number => {
    if (place?.municipality !== municipality) return 2;
    return area !== '' && place?.area !== undefined && areaKey(place.area) === areaKey(area) ? 0 : 1;
  };
  const offices = services
    .filter((service) => service.region === region && service.kinds.some((kind) => OFFICES.has(kind)))
    .sort((a, b) => near(a) - near(b));
  return { offices, words: said.aboutOffices(offices, careLevel !== undefined) };
}
