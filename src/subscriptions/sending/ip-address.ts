// IP addresses and networks as numbers, so that one address has one form however it is written: 10.0.0.1 is also
// ::ffff:10.0.0.1, ::ffff:a00:1 and, behind NAT64, 64:ff9b::a00:1.
import { isIP } from 'node:net';

export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface Network extends Address {
  /** Length of the prefix. */
  readonly bits: number;
}

const LENGTH = { 4: 32, 6: 128 } as const;

/** Undefined for what is no IP address. Brackets and a zone (`fe80::1%eth0`) are passed over. */
export function readAddress(text: string): Address | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 4) return { family, value: octets(bare) };
  return family === 6 ? carriedBy(groups(bare)) : undefined;
}

/** `10.0.0.0/8`; an address alone is a network of one. */
export function readNetwork(text: string): Network | undefined {
  const [, written, prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = written === undefined ? undefined : readAddress(written);
  if (address === undefined) return undefined;
  const bits = prefix === undefined ? LENGTH[address.family] : Number(prefix);
  return bits <= LENGTH[address.family] ? { ...address, bits } : undefined;
}

export function holds({ family, value, bits }: Network, address: Address): boolean {
  const rest = BigInt(LENGTH[family] - bits);
  return address.family === family && address.value >> rest === value >> rest;
}

const octets = (text: string): bigint => text.split('.').reduce((value, each) => (value << 8n) | BigInt(each), 0n);

function groups(text: string): bigint {
  const hex = text.replace(/[\d.]+\.[\d.]+$/, (dotted) => {
    const value = octets(dotted);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [head, tail] = hex.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? [] : Array<string>(8 - head!.length - tail.length).fill('0');
  return [...head!, ...zeros, ...(tail ?? [])].reduce((value, each) => (value << 16n) | BigInt(`0x${each}`), 0n);
}

/** ::ffff:0:0/96 (mapped), 64:ff9b::/96 (NAT64), 2002::/16 (6to4): an IPv4 address is what they lead to. */
function carriedBy(value: bigint): Address {
  const front = value >> 32n;
  if (front === 0xffffn || front === 0x64ff9bn << 64n) return { family: 4, value: value & 0xffffffffn };
  if (value >> 112n === 0x2002n) return { family: 4, value: (value >> 80n) & 0xffffffffn };
  return { family: 6, value };
}
