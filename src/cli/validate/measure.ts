// What is judged by: the packages and profiles that were asked for, on top of what is published.
import { libraryOf } from '../../fhir/library/packages/library.ts';
import { published } from '../../fhir/library/published.ts';
import { Refusal } from '../../problem.ts';
import type { Measure } from './judge.ts';
import { readPackage } from './packages.ts';

export interface Wanted {
  readonly profiles: readonly string[];
  readonly packages: readonly string[];
}

export function measureOf({ profiles, packages }: Wanted): Measure {
  const scope = packages.length === 0 ? published() : libraryOf(packages.map(readPackage), published());
  const missing = profiles.find((profile) => scope.find('StructureDefinition', profile) === undefined);
  if (missing === undefined) return { scope, profiles };
  throw new Refusal({
    en: `The profile ${missing} is in no package at hand. Name one that has it: --package FOLDER (or a .tgz).`,
    ja: `プロファイル ${missing} は手元のパッケージにありません。含んでいるものを --package フォルダー（または .tgz）で指定してください。`,
  });
}
