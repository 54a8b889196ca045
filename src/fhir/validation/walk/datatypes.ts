// Rules of data types that no definition can say.
import { isNumber } from '../../json/decimal.ts';
import { isObject } from '../../resource.ts';
import { bytesIn, isBase64Text } from '../primitive-format.ts';
import { isAbsolute } from '../references/form.ts';
import { emptyAttachment, relativeSystem, valueIsNoUri, wrongHash, wrongSize } from '../said/primitives.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

const SHA1_BYTES = 20;

/** https://hl7.org/fhir/R4/datatypes.html#Attachment */
export function checkAttachment(run: Run, place: Place): void {
  const { value } = place;
  if (!isObject(value)) return;
  const { data, size, hash } = value;
  if (typeof data === 'string' && isNumber(size) && isBase64Text(data)) {
    const bytes = bytesIn(data);
    if (bytes !== Number(size)) run.report(place, wrongSize(String(size), bytes));
  }
  if (typeof hash === 'string' && isBase64Text(hash) && bytesIn(hash) !== SHA1_BYTES) run.report(place, wrongHash);
  const says = ['data', 'url', 'contentType', 'language'];
  if (!says.some((name) => value[name] !== undefined || value[`_${name}`] !== undefined)) {
    run.report(place, emptyAttachment);
  }
}

const URI_SYSTEM = 'urn:ietf:rfc:3986';

/** https://hl7.org/fhir/R4/datatypes.html#Identifier */
export function checkIdentifier(run: Run, place: Place): void {
  const { value: identifier } = place;
  if (!isObject(identifier)) return;
  const { system, value } = identifier;
  if (typeof system !== 'string' || system === '') return;
  if (!/^(?:https?|urn|ldap):/.test(system)) run.report(place, relativeSystem(system));
  else if (system === URI_SYSTEM && typeof value === 'string' && !isAbsolute(value)) {
    run.report(place, valueIsNoUri(value));
  }
}
