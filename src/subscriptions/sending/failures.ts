// What the network's and undici's error codes mean: why there was no answer.
import type { Why } from './outcome.ts';

/** A name has led to an address that may not be called. */
export class BlockedAddress extends Error {
  readonly code = 'RENKEI_BLOCKED';
}

const CODES: readonly (readonly [pattern: RegExp, why: Why])[] = [
  [/^RENKEI_BLOCKED$/, 'blocked'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timeout'],
  [/^(ENOTFOUND|ENODATA|EAI_.+|ESERVFAIL)$/, 'dns'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/, 'reset'],
  [/^(HPE_HEADER_OVERFLOW|UND_ERR_HEADERS_OVERFLOW)$/, 'too-long'],
  [/^(HPE_.+|HTTPParserError|UND_ERR_RES_.+)$/, 'not-http'],
  [/^UND_ERR_(DESTROYED|CLOSED)$/, 'stopped'],
  // OpenSSL's verdicts on certificates have no common beginning.
  [
    /^(EPROTO|ERR_(TLS|SSL)_.+|.*(CERT|CRL|SIGNATURE|ISSUER).*|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/,
    'tls',
  ],
  // EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EMFILE …
  [/^E[A-Z]+$/, 'unreachable'],
];

/** Undefined: our own mistake. */
export function whyOf(error: unknown): Why | undefined {
  const code = codeOf(error);
  return CODES.find(([pattern]) => pattern.test(code))?.[1];
}

/** undici's parser error has a name only. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
