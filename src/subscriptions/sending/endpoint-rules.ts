// Which endpoints may be called. Whoever may create a Subscription could else make the hub call its own neighbours (SSRF):
// the hospital's inner network, a cloud's metadata service, the hub itself.
import { type Said, short } from '../../problem.ts';
import { KIND_WORDS, type SpecialKind, specialKindOf } from './address-kinds.ts';
import { type Allowed, type Host, isAllowed } from './allowed-hosts.ts';
import { readAddress } from './ip-address.ts';

export interface EndpointRules {
  readonly allow: readonly Allowed[];
  /** This machine itself may be called. */
  readonly loopback: boolean;
}

const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Whom a URL calls, as the rules see it. */
export const hostOf = ({ protocol, hostname, port }: URL): Host => ({
  name: hostname.replace(/\.$/, ''),
  port: port === '' ? PORTS[protocol] : Number(port),
});

/** Of an address that a name has led to. Names lead to somewhere else tomorrow, so this is asked at every connection. */
export function isAllowedAddress(ip: string, host: Host, rules: EndpointRules): boolean {
  const address = readAddress(ip);
  if (address === undefined) return false;
  const kind = specialKindOf(address);
  if (kind === undefined) return true;
  // Nothing answers there, and some systems take 0.0.0.0 for themselves: no setting opens these.
  if (kind === 'unspecified' || kind === 'multicast') return false;
  return (kind === 'loopback' && rules.loopback) || isAllowed(rules.allow, host, address);
}

/** What is wrong with an endpoint, as far as it can be told without asking DNS. */
export function problemOf(endpoint: string, rules: EndpointRules): Said | undefined {
  // `new URL` would drop line breaks and turn a backslash round.
  if (/[\s\\\u0000-\u001f\u007f]/.test(endpoint) || !URL.canParse(endpoint)) return NO_URL;
  const url = new URL(endpoint);
  if (!Object.hasOwn(PORTS, url.protocol)) return wrongScheme(url.protocol);
  if (url.username !== '' || url.password !== '') return CREDENTIALS;
  if (endpoint.includes('#')) return FRAGMENT;
  const host = hostOf(url);
  if (host.port === 0) return NO_URL;
  return isNameOfLoopback(host.name) ? loopbackProblem(host, rules) : addressProblem(host, rules);
}

const isNameOfLoopback = (name: string): boolean => /(^|\.)localhost$/.test(name);

const loopbackProblem = (host: Host, rules: EndpointRules): Said | undefined =>
  rules.loopback || isAllowed(rules.allow, host, undefined) ? undefined : forbidden(host, 'loopback');

function addressProblem(host: Host, rules: EndpointRules): Said | undefined {
  const address = readAddress(host.name);
  if (address === undefined || isAllowedAddress(host.name, host, rules)) return undefined;
  return forbidden(host, specialKindOf(address)!);
}

// Of an endpoint only its host is quoted: the rest may hold a secret.

const NO_URL: Said = {
  en: 'The endpoint is no URL: use https://<host>/<path>, without spaces or backslashes.',
  ja: 'endpoint が URL ではありません。空白や「\\」を含まない https://ホスト/パス の形で指定してください。',
};

const wrongScheme = (scheme: string): Said => ({
  en: `The endpoint begins with ${short(scheme)}, but only https: and http: are called.`,
  ja: `endpoint が ${short(scheme)} で始まっています。使えるのは https: と http: だけです。`,
});

const CREDENTIALS: Said = {
  en: 'The endpoint holds a user name or password: put them into Subscription.channel.header.',
  ja: 'endpoint にユーザー名やパスワードが含まれています。Subscription.channel.header に書いてください。',
};

const FRAGMENT: Said = {
  en: 'The endpoint has a fragment (#…), which is never sent: leave it out.',
  ja: 'endpoint に「#」以下があります。送信されない部分ですので、取り除いてください。',
};

function forbidden({ name }: Host, kind: SpecialKind): Said {
  const { en, ja } = KIND_WORDS[kind];
  return {
    en: `The endpoint’s host ${short(name)} is an address ${en}, which the hub does not call. Its operator can allow it with RENKEI_DELIVERY_ALLOW.`,
    ja: `endpoint のホスト ${short(name)} は、ハブが呼び出さないアドレスです（${ja}）。運用担当者が RENKEI_DELIVERY_ALLOW で許可できます。`,
  };
}
