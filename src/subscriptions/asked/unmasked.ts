// Whoever sends back what was read means: as it was. In place of each mask comes what is stored, as long as it goes where it
// went before: else anybody who may write could have a secret sent to an address of their own.
import { isObject, type Resource } from '../../fhir/resource.ts';
import { type Finding, type Said, short } from '../../problem.ts';
import { fault } from './asked-faults.ts';
import { extensionAt, SIGNATURE_SECRET } from './backport.ts';
import { headerName, isSecret, MASK } from './masked.ts';

/** One of the lists of a channel in which something may be masked. */
interface Kind {
  /** Several of one key are told apart by their order. */
  readonly keyOf: (value: unknown) => string;
  readonly isMask: (value: unknown) => boolean;
  readonly at: (index: number) => string;
  readonly called: (key: string) => Said;
}

const HEADERS: Kind = {
  // https://www.rfc-editor.org/rfc/rfc9110#name-field-names
  keyOf: (line) => headerName(line).toLowerCase(),
  isMask: (line) => typeof line === 'string' && line.replace(/^[^\s:]+:/, '').trim() === MASK,
  at: (index) => `Subscription.channel.header[${index}]`,
  called: (key) => ({ en: `The header “${short(key)}”`, ja: `ヘッダー「${short(key)}」` }),
};

const EXTENSIONS: Kind = {
  keyOf: (extension) => (isSecret(extension) ? SIGNATURE_SECRET : ''),
  isMask: (extension) => isSecret(extension) && Object.values(extension).includes(MASK),
  at: () => extensionAt('Subscription.channel', SIGNATURE_SECRET),
  called: () => ({ en: 'The secret for signatures', ja: '署名の共有鍵' }),
};

/** What is to be stored, or the masks that stand for nothing. */
export function unmasked(before: Resource | undefined, after: Resource): Resource | readonly Finding[] {
  const { channel } = after;
  if (!isObject(channel)) return after;
  const stored = isObject(before?.channel) ? before.channel : undefined;
  const isElsewhere = stored !== undefined && !PLACE.every((name) => stored[name] === channel[name]);
  const header = filled(HEADERS, channel.header, stored?.header, isElsewhere);
  const extension = filled(EXTENSIONS, channel.extension, stored?.extension, isElsewhere);
  if (header === undefined && extension === undefined) return after;
  const findings = [...(header?.findings ?? []), ...(extension?.findings ?? [])];
  if (findings.length > 0) return findings;
  return {
    ...after,
    channel: {
      ...channel,
      ...(header === undefined ? {} : { header: header.values }),
      ...(extension === undefined ? {} : { extension: extension.values }),
    },
  };
}

const PLACE = ['type', 'endpoint'] as const;

interface Filled {
  readonly values: readonly unknown[];
  readonly findings: readonly Finding[];
}

/** Undefined: nothing of it is masked. */
function filled(kind: Kind, written: unknown, stored: unknown, isElsewhere: boolean): Filled | undefined {
  const sent = listOf(written);
  if (!sent.some(kind.isMask)) return undefined;
  const [theirs, ours] = [byKey(sent, kind), byKey(listOf(stored), kind)];
  const counted = new Map<string, number>();
  const findings: Finding[] = [];
  const values = sent.map((value, index) => {
    const key = kind.keyOf(value);
    const nth = counted.get(key) ?? 0;
    counted.set(key, nth + 1);
    if (!kind.isMask(value)) return value;
    const kept = ours.get(key) ?? [];
    const said = isElsewhere
      ? goesElsewhere
      : nth >= kept.length
        ? nothingStored
        : kept.length > theirs.get(key)!.length
          ? oneOfSeveral
          : undefined;
    if (said !== undefined) findings.push(said(kind.at(index), kind.called(key)));
    return kept[nth];
  });
  return { values, findings };
}

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function byKey(values: readonly unknown[], { keyOf }: Kind): ReadonlyMap<string, readonly unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

const goesElsewhere = (at: string, what: Said): Finding =>
  fault(
    'business-rule',
    at,
    `${what.en} is masked (${MASK}), and channel.endpoint or channel.type has changed: what is stored is for the old one alone. Give its value anew, or leave it out.`,
    `${what.ja} の値が伏せ字（${MASK}）ですが、channel.endpoint または channel.type が変わっています。保存されている値は元の送り先にしか使えません。値を改めて書くか、外してください。`,
  );

const nothingStored = (at: string, what: Said): Finding =>
  fault(
    'business-rule',
    at,
    `${what.en} is masked (${MASK}), and nothing is stored that the mask could stand for. Give its value, or leave it out.`,
    `${what.ja} の値が伏せ字（${MASK}）ですが、それに当たる値は保存されていません。値を書くか、外してください。`,
  );

const oneOfSeveral = (at: string, what: Said): Finding =>
  fault(
    'business-rule',
    at,
    `${what.en} is masked (${MASK}), and more of that name are stored than came back: nobody knows which one is meant. Give its value anew.`,
    `${what.ja} の値が伏せ字（${MASK}）ですが、同じ名前のものが送られた数より多く保存されているため、どれを指すか分かりません。値を改めて書いてください。`,
  );
