// The address ranges that are not the public Internet: a hub told to call one of them would be calling its own neighbours
// for a stranger. After the IANA special-purpose registries for IPv4 and IPv6.
import type { Said } from '../../problem.ts';
import { type Address, holds, readNetwork } from './ip-address.ts';

export const KIND_WORDS = {
  loopback: { en: 'of this machine itself (loopback)', ja: 'このコンピューター自身（ループバック）' },
  private: { en: 'of a private network', ja: 'プライベートネットワーク' },
  'link-local': { en: 'of the local link', ja: 'リンクローカル' },
  shared: { en: 'shared by a provider’s customers', ja: '通信事業者の共有アドレス' },
  reserved: { en: 'reserved, for documentation or for measurements', ja: '予約済み・文書例・測定用' },
  unspecified: { en: 'nobody’s', ja: '未指定アドレス' },
  multicast: { en: 'of a group (multicast, broadcast)', ja: 'マルチキャスト・ブロードキャスト' },
} as const satisfies Readonly<Record<string, Said>>;

export type SpecialKind = keyof typeof KIND_WORDS;

/** The first that holds an address decides. */
export const SPECIAL_RANGES: readonly (readonly [range: string, kind: SpecialKind])[] = [
  ['0.0.0.0/8', 'unspecified'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'reserved'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'reserved'],
  ['198.51.100.0/24', 'reserved'],
  ['203.0.113.0/24', 'reserved'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
  ['2001::/23', 'reserved'],
  ['2001:db8::/32', 'reserved'],
  ['3fff::/20', 'reserved'],
];

const RANGES = SPECIAL_RANGES.map(([range, kind]) => ({ network: readNetwork(range)!, kind }));
const GLOBAL_UNICAST = readNetwork('2000::/3')!;

/** Undefined: public. */
export function specialKindOf(address: Address): SpecialKind | undefined {
  const known = RANGES.find(({ network }) => holds(network, address));
  if (known !== undefined) return known.kind;
  // What IANA has not given out is nowhere we could mean to call.
  return address.family === 4 || holds(GLOBAL_UNICAST, address) ? undefined : 'reserved';
}
