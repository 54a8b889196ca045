// What a Subscription says in extensions on its channel and its payload.
import { isNumber } from '../../fhir/json/decimal.ts';
import type { Finding } from '../../problem.ts';
import type { Content } from './asked.ts';
import * as faults from './asked-faults.ts';
import { extensionAt, extensionsAt, PAYLOAD_CONTENT, SIGNATURE_SECRET } from './backport.ts';

export type Tell = (fault: Finding) => void;

const CHANNEL = 'Subscription.channel';

/** A whole number; `otherwise` where there is none. */
export function readNumber<T extends number | undefined>(
  channel: Record<string, unknown>,
  url: string,
  { otherwise, ...range }: { readonly least: number; readonly most: number; readonly otherwise: T },
  tell: Tell,
): number | T {
  const at = extensionAt(CHANNEL, url);
  const extension = only(extensionsAt(channel, url), at, tell);
  if (extension === undefined) return otherwise;
  const value = extension.valueUnsignedInt ?? extension.valuePositiveInt;
  const number = isNumber(value) ? Number(value) : Number.NaN;
  if (Number.isInteger(number) && number >= range.least && number <= range.most) return number;
  tell(faults.notInRange(at, range));
  return otherwise;
}

const CONTENTS: readonly Content[] = ['empty', 'id-only', 'full-resource'];

export function readContent(payload: unknown, tell: Tell): Content | undefined {
  const at = extensionAt(`${CHANNEL}.payload`, PAYLOAD_CONTENT);
  const extension = only(extensionsAt(payload, PAYLOAD_CONTENT), at, tell);
  const content = CONTENTS.find((each) => each === extension?.valueCode);
  if (content === undefined) tell(faults.contentWanted(at));
  return content;
}

export function readSecret(channel: Record<string, unknown>, tell: Tell): string | undefined {
  const at = extensionAt(CHANNEL, SIGNATURE_SECRET);
  const extension = only(extensionsAt(channel, SIGNATURE_SECRET), at, tell);
  if (extension === undefined) return undefined;
  const { valueString: secret } = extension;
  if (typeof secret === 'string' && secret.length >= 16 && secret.length <= 500) return secret;
  tell(faults.badSecret(at));
  return undefined;
}

function only<T>(extensions: readonly T[], at: string, tell: Tell): T | undefined {
  if (extensions.length > 1) tell(faults.notOnce(at));
  return extensions[0];
}
