// The name lookup of outgoing connections. Every address a name leads to is judged, and the socket connects to just what was
// judged: between the two there is no second lookup that could answer otherwise (DNS rebinding).
import { isIP, type LookupFunction } from 'node:net';
import type { Host } from './allowed-hosts.ts';
import { type EndpointRules, isAllowedAddress } from './endpoint-rules.ts';
import { BlockedAddress } from './failures.ts';

/** The addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

export const judgedLookup =
  (host: Host, rules: EndpointRules, resolve: Resolve): LookupFunction =>
  (name, { all }, done) => {
    resolve(name)
      .then((addresses) => judged(addresses, host, rules))
      .then(
        (addresses) => (all ? done(null, [...addresses]) : done(null, addresses[0]!.address, addresses[0]!.family)),
        (error) => done(error, ''),
      );
  };

function judged(addresses: readonly string[], host: Host, rules: EndpointRules) {
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  // One forbidden among them is enough: a public name with an inner address is a mistake, or an attack.
  if (!addresses.every((ip) => isAllowedAddress(ip, host, rules))) throw new BlockedAddress();
  return addresses.map((address) => ({ address, family: isIP(address) }));
}
