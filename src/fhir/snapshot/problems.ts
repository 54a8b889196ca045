// What can be wrong with a definition whose snapshot is to be made, in words.
import type { SnapshotProblem } from './model.ts';

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

const problem = (at: string, en: string, ja: string): SnapshotProblem => ({ at: short(at), said: { en, ja } });

export const baseMissing = (at: string, base: string): SnapshotProblem =>
  problem(
    at,
    `The base definition ${short(base)} is not loaded, so what it demands is not known here. Load the package that has it.`,
    `基になる定義 ${short(base)} が読み込まれていないため、その定めは分かりません。定義を含むパッケージを読み込んでください。`,
  );

export const baseCircular = (at: string, base: string): SnapshotProblem =>
  problem(
    at,
    `The base definition ${short(base)} rests, in the end, on this one itself, or on far too many others. Let it begin at a type of FHIR.`,
    `基になる定義 ${short(base)} をたどると、この定義に戻ってくるか、際限なく続きます。FHIR の型から始まるようにしてください。`,
  );

export const noSuchElement = (at: string, name: string, of: string): SnapshotProblem =>
  problem(
    at,
    `There is no element "${short(name)}" in ${short(of)}: this constraint does nothing. Check the spelling of its path.`,
    `${short(of)} に「${short(name)}」という要素はないため、この制約は働きません。path のつづりをご確認ください。`,
  );

export const notUnfolded = (at: string, what: string): SnapshotProblem =>
  problem(
    at,
    `The elements below cannot be looked up: ${short(what)} is not loaded.`,
    `${short(what)} が読み込まれていないため、この下の要素を調べられません。`,
  );

export const profileMissing = (at: string, profile: string): SnapshotProblem =>
  problem(
    at,
    `The profile ${short(profile)} is not loaded: the elements below are taken from its type instead.`,
    `プロファイル ${short(profile)} が読み込まれていないため、この下の要素は型の定義から取りました。`,
  );

export const outsideTheRoot = (at: string, root: string): SnapshotProblem =>
  problem(
    at,
    `This path does not begin at ${short(root)}, so it constrains nothing here.`,
    `この path は ${short(root)} から始まらないため、何も制約しません。`,
  );

export const slicingMissing = (at: string): SnapshotProblem =>
  problem(
    at,
    'It has slices, but nothing says how they are told apart: state its slicing.',
    'スライスがありますが、どう見分けるかが示されていません。slicing を記述してください。',
  );

export const sliceOfTheWhole = (at: string): SnapshotProblem =>
  problem(
    at,
    'It is the only slice, and nothing says how slices are told apart: it is taken for the whole element. State a slicing, or leave the slice name out.',
    '唯一のスライスで、見分け方（slicing）が示されていないため、要素全体への制約とみなしました。slicing を記述するか、sliceName を外してください。',
  );

export const tooLarge = (at: string, most: number): SnapshotProblem =>
  problem(
    at,
    `The snapshot would have more than ${most} elements: what goes beyond is left out.`,
    `スナップショットの要素が ${most} 個を超えるため、超えた部分を省きました。`,
  );

export const tooDeep = (at: string, most: number): SnapshotProblem =>
  problem(at, `It is more than ${most} levels deep and is left out.`, `${most} 階層より深いため、省きました。`);
