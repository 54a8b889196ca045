// The directories of the regions: the sources we keep by hand, and the transactions made of them.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { shapeFindings } from '../../src/fhir/validation/shape.ts';
import { BASE, named, nodesOf, ROOT, textsOf } from '../support/artefacts.ts';
import {
  bundles,
  entries,
  json,
  LISTS,
  list,
  PREFIX,
  partsOf,
  REGIONS,
  type Region,
  resources,
  source,
} from '../support/directory.ts';

interface Telecom {
  readonly system: string;
  readonly value: string;
  readonly rank: number;
}
interface Address {
  readonly text: string;
  readonly line: readonly string[];
  readonly city: string;
  readonly postalCode?: string;
}

describe('what is kept by hand', () => {
  test('is there for every region that has a folder with a directory', () => {
    const folders = readdirSync(new URL('profiles/regions/', ROOT), { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name }) => name);
    expect(folders).toEqual(expect.arrayContaining(REGIONS));
    expect([...bundles.keys()].sort()).toEqual([...REGIONS].sort());
  });

  const ajv = new Ajv2020({ allErrors: true });
  const fits = ajv.compile(json('profiles/regions/directory.schema.json') as object);
  test.each(REGIONS)('%s: is written as the schema says', (region) => {
    fits(source(region));
    expect(fits.errors ?? []).toEqual([]);
  });

  test('the schema is titled in both languages', () => {
    const titles = [...textsOf(json('profiles/regions/directory.schema.json'))]
      .filter(({ property }) => property === 'title')
      .map(({ text }) => text);
    expect(titles.length).toBeGreaterThan(80);
    expect(titles.filter((title) => title !== 'id' && !/^[^/]+ ?\/ ?[A-Z]/.test(title))).toEqual([]);
  });

  test.each<[Region, number[]]>([
    ['honjo-kodama', [14, 51, 0, 7, 5]],
    ['annaka', [5, 18, 5, 2, 1]],
    ['amagasaki', [0, 0, 0, 0, 3]],
    ['kodaira', [4, 0, 0, 5, 1]],
  ])('%s: has as many entries as the lists print, numbered without a gap', (region, printed) => {
    expect(LISTS.map((name) => list(region, name).length)).toEqual(printed);
    expect(LISTS.map((name) => source(region).counts[name])).toEqual(printed);
    for (const name of LISTS) {
      const numbers = list(region, name).flatMap(({ no }) => no ?? []);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  test.each(REGIONS)('%s: ids are unique and carry the prefix of the region', (region) => {
    const ids = entries(region).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.startsWith(`${PREFIX[region]}-`))).toEqual([]);
  });
});

describe('what is made of it', () => {
  test('is what the source says', () => {
    const tool = fileURLToPath(new URL('profiles/tools/directory.mjs', ROOT));
    const { status, stderr } = spawnSync(process.execPath, [tool, '--check'], { encoding: 'utf8' });
    expect(`${status}${stderr}`).toBe('0');
  });

  describe.each(REGIONS)('%s', (region) => {
    test('has the shape of R4', () => {
      const faults = resources(region).flatMap((resource) =>
        shapeFindings(resource).map(({ at, said }) => `${named(resource)} ${at}: ${said.en}`),
      );
      expect(faults).toEqual([]);
    });

    test('is a transaction that puts everything under its own id', () => {
      expect(bundles.get(region)!.map(({ request }) => `${request.method} ${request.url}`)).toEqual(
        resources(region).map((resource) => `PUT ${named(resource)}`),
      );
    });

    test('has an Organization and a HealthcareService of the same id for every entry', () => {
      const ids = entries(region).map(({ id }) => id);
      expect(resources(region, 'Organization').map(({ id }) => id)).toEqual(ids);
      expect(resources(region, 'HealthcareService').map(({ id }) => id)).toEqual(ids);
    });

    test('every resource claims our profile, says as of when it holds, and of which region where it may', () => {
      const profile: Record<string, string> = { HealthcareService: 'service', List: 'directory' };
      for (const resource of resources(region)) {
        const { resourceType, meta } = resource;
        const name = profile[resourceType] ?? resourceType.toLowerCase();
        expect(meta).toEqual({ profile: [`${BASE}StructureDefinition/renkei-${name}`] });
        const said = partsOf(resource);
        expect(said['as-of']).toMatch(/^\d{4}(-\d\d){0,2}$|[年月]/);
        expect(said.region).toBe(['Endpoint', 'List'].includes(resourceType) ? undefined : region);
      }
    });

    test('every reference leads to a resource of the same transaction', () => {
      const there = new Set(resources(region).map(named));
      for (const resource of resources(region)) {
        for (const { node } of nodesOf(resource)) {
          if (typeof node.reference === 'string') expect(there, named(resource)).toContain(node.reference);
        }
      }
      const owner = {
        HealthcareService: 'providedBy',
        Location: 'managingOrganization',
        Endpoint: 'managingOrganization',
      };
      for (const [type, property] of Object.entries(owner)) {
        for (const resource of resources(region, type)) {
          const id = resource.id.replace(/-(fax(-\d)?|mcs)$/, '');
          expect(resource[property]).toEqual({ reference: `Organization/${id}` });
        }
      }
    });

    test('no number that is not printed is made up: no identifiers', () => {
      expect(resources(region).filter(({ identifier }) => identifier !== undefined)).toEqual([]);
    });

    test('every printed telephone and FAX number is there, in the order of print', () => {
      for (const { id, phones, faxes } of entries(region)) {
        for (const type of ['Organization', 'HealthcareService']) {
          const telecom = (resources(region, type).find((each) => each.id === id)!.telecom ?? []) as Telecom[];
          const ranked = (system: string) =>
            telecom.filter((each) => each.system === system).sort((a, b) => a.rank - b.rank);
          expect(ranked('phone').map(({ value }) => value)).toEqual(phones.map(({ number }) => number));
          expect(ranked('fax').map(({ value }) => value)).toEqual(faxes.map(({ number }) => number));
        }
        const endpoints = resources(region, 'Endpoint').filter((each) => each.id.startsWith(`${id}-fax`));
        expect(endpoints.map(({ address }) => address)).toEqual(
          faxes.map(({ number }) => `tel:+81-${number.slice(1)}`),
        );
      }
    });

    // CN-05: nobody of the staff is named; whoever is addressed is addressed by role.
    test('names no person', () => {
      expect(
        resources(region).filter(({ resourceType, contact }) => resourceType.startsWith('Practitioner') || contact),
      ).toEqual([]);
      const roles = resources(region, 'HealthcareService').flatMap((resource) =>
        [...nodesOf(resource)]
          .filter(({ node }) => ['role', 'recipient'].includes(String(node.url)))
          .map(({ node }) => node.valueString),
      );
      expect(
        roles.filter(
          (role) =>
            !/^(地域(医療)?連携室|連携室|地域連携室 相談員|医療相談室|相談室|入退院サポートセンター|相談員|院長|入院担当看護師|病棟|病棟看護師|病棟師長|家族|同法人居宅介護支援事業所|(地域)?連携室または病棟)$/.test(
              String(role),
            ),
        ),
      ).toEqual([]);
    });

    test('addresses are written as JP Core asks: lines without blanks, text without the postal code', () => {
      for (const { address } of resources(region, 'Location') as { address?: Address }[]) {
        if (address === undefined) continue;
        expect(address.line.join('')).not.toMatch(/\s/);
        expect(address.text).toMatch(/^..{1,2}[都道府県]/);
        expect(address.text).not.toContain(address.postalCode ?? '〒');
        expect(source(region).municipalities).toContain(address.city);
      }
    });
  });
});
