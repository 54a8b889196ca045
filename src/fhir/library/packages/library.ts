// Several packages as one library. What a package refers to without a version is its own, else that of the packages it
// builds on (the nearest first), else whatever else is at hand; two versions of one package may stand beside each other.
import { type Definition, firstOf, type Scope } from '../scope.ts';
import { compareVersions } from '../versions.ts';
import type { FhirPackage } from './fhir-package.ts';

/** Looks things up for who is in no package; `rest` is asked last. */
export function libraryOf(packages: readonly FhirPackage[], rest: Scope): Scope {
  const all = firstOf(latestOf(packages), rest);
  for (const each of packages) each.shelf.scope = firstOf(each.shelf, ...dependenciesOf(each, packages), all);
  return all;
}

/** Of what stands in several packages, the latest version. */
const latestOf = (packages: readonly FhirPackage[]): Scope => ({
  find(type, canonical) {
    let latest: Definition | undefined;
    for (const { shelf } of packages) {
      const found = shelf.find(type, canonical);
      if (found === undefined) continue;
      if (latest === undefined || compareVersions(versionOf(latest), versionOf(found)) < 0) latest = found;
    }
    return latest;
  },
});

const versionOf = ({ resource }: Definition): string | undefined =>
  typeof resource.version === 'string' ? resource.version : undefined;

/** Level by level; circles end where they close. */
function dependenciesOf(whose: FhirPackage, packages: readonly FhirPackage[]): Scope[] {
  const found = new Set([whose]);
  for (const each of found) {
    for (const [name, version] of Object.entries(each.dependencies)) {
      const one = closest(name, version, packages);
      if (one !== undefined) found.add(one);
    }
  }
  found.delete(whose);
  return [...found].map(({ shelf }) => shelf);
}

const closest = (name: string, wanted: string, packages: readonly FhirPackage[]): FhirPackage | undefined =>
  packages
    .filter((each) => each.name === name && fits(each.version, wanted))
    .sort((a, b) => compareVersions(b.version, a.version))[0];

/** `1.2.x` and `latest` leave open what they leave open. */
function fits(version: string, wanted: string): boolean {
  if (version === wanted || /^(?:latest|current|dev|\*|)$/.test(wanted)) return true;
  const parts = wanted.split('.');
  const open = parts.findIndex((part) => part === 'x' || part === '*');
  return open >= 0 && version.split('.').slice(0, open).join('.') === parts.slice(0, open).join('.');
}
