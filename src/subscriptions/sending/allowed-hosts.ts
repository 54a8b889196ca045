// RENKEI_DELIVERY_ALLOW: the hosts and networks that may be called though they are not public.
import { Refusal, short } from '../../problem.ts';
import { type Address, holds, type Network, readAddress, readNetwork } from './ip-address.ts';

/** Whom a URL calls. */
export interface Host {
  readonly name: string;
  readonly port: number | undefined;
}

/** One entry: a name or a network; with a port, that port only. */
export interface Allowed {
  readonly name?: string;
  readonly network?: Network;
  readonly port?: number;
}

const MOST_PORT = 65_535;

/** `10.1.2.0/24, fd00::/8, ehr.hospital.local, 10.1.2.3:8443, [fd00::1]:8443`. What cannot be read stops the start. */
export const readAllow = (text: string): readonly Allowed[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => readEntry(entry) ?? refuse(entry));

/** address: what the name has led to; undefined: only the name is asked about. */
export const isAllowed = (allow: readonly Allowed[], host: Host, address: Address | undefined): boolean =>
  allow.some(
    ({ name, network, port }) =>
      (port === undefined || port === host.port) &&
      (name === host.name || (network !== undefined && address !== undefined && holds(network, address))),
  );

function readEntry(entry: string): Allowed | undefined {
  const network = readNetwork(entry);
  if (network !== undefined) return { network };
  const [, written, digits] = /^(\[.+\]|[^:]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  if (written === undefined) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  if (port === 0 || (port ?? 0) > MOST_PORT) return undefined;
  const address = readAddress(written);
  if (address !== undefined) return { network: readNetwork(written)!, port };
  const name = asInUrl(written);
  return name === undefined ? undefined : { name, port };
}

/** As `new URL` will give it: small letters, punycode. 10.1 is no name, since a URL takes it for 10.0.0.1. */
function asInUrl(written: string): string | undefined {
  if (/[/?#@\\]/.test(written) || !URL.canParse(`http://${written}`)) return undefined;
  const name = new URL(`http://${written}`).hostname.replace(/\.$/, '');
  return /^\w([\w.-]*\w)?$/.test(name) && readAddress(name) === undefined ? name : undefined;
}

function refuse(entry: string): never {
  throw new Refusal({
    en: `RENKEI_DELIVERY_ALLOW holds "${short(entry)}", but each entry must be a host, host:port, or a network such as 10.1.2.0/24 or fd00::/8, separated by commas.`,
    ja: `RENKEI_DELIVERY_ALLOW の「${short(entry)}」は使えません（使えるのは、ホスト名、ホスト名:ポート、10.1.2.0/24 や fd00::/8 のようなネットワークを「,」で区切ったもの）。`,
  });
}
