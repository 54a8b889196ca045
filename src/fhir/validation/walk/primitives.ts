// What a primitive's own page says beyond its format, by type.
import { nodeOf } from '../../definitions/definitions.ts';
import { checkNarrative } from '../narrative/check.ts';
import { hasTags, htmlIn } from '../narrative/markdown.ts';
import { isAbsolute, isExample } from '../references/form.ts';
import { htmlInMarkdown, htmlInText } from '../said/narrative.ts';
import {
  badOid,
  badUuid,
  blankAround,
  exampleUrl,
  notAbsolute,
  onlyBlank,
  spaceInBase64,
  unlikelyYear,
  wrongScheme,
} from '../said/primitives.ts';
import { checkElementId } from './element-ids.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

type Rule = (run: Run, place: Place, value: string) => void;

export function checkPrimitive(run: Run, place: Place): void {
  const { value } = place;
  if (typeof value !== 'string') return;
  RULES.get(place.type)?.(run, place, value);
  if (place.name === 'id') checkElementId(run, place, value);
}

const checkText: Rule = (run, place, value) => {
  const trimmed = value.trim();
  if (trimmed === '') {
    if (value !== '') run.report(place, onlyBlank);
  } else if (trimmed.length !== value.length) run.report(place, blankAround);
  checkTags(run, place, value);
};

const checkTags: Rule = (run, place, value) => {
  if (value.includes('<') && hasTags(value)) {
    run.report(place, htmlInText(run.options.security ? 'error' : 'information'));
  }
};

const checkMarkdown: Rule = (run, place, value) => {
  const start = htmlIn(value);
  if (start !== undefined) run.report(place, htmlInMarkdown(start, run.options.htmlInMarkdown ? 'warning' : 'error'));
  if (run.options.security) checkTags(run, place, value);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;

/** Roots of fewer than four characters are nobody's, but for those under 1.3. */
const isOid = (oid: string): boolean => OID.test(oid) && (oid.lastIndexOf('.') >= 4 || oid.startsWith('1.3'));

const checkUri: Rule = (run, place, value) => {
  if (value.startsWith('oid:') || value.startsWith('uuid:'))
    run.report(place, wrongScheme(value, `urn:${value.slice(0, value.indexOf(':') + 1)}`));
  else if (value.startsWith('urn:uuid:')) {
    const uuid = value.slice('urn:uuid:'.length).split(place.type === 'canonical' ? /[#|]/ : '#', 1)[0]!;
    // One whose type is uuid has been judged by its form.
    if (place.type !== 'uuid' && !UUID.test(uuid)) run.report(place, badUuid(uuid));
  } else if (value.startsWith('urn:oid:')) {
    const oid = value.slice('urn:oid:'.length);
    if (!isOid(oid) && !(place.type === 'oid' && !OID.test(oid))) run.report(place, badOid(oid));
  }
  if (mustBeAbsolute(place, value) && !isAbsolute(value)) run.report(place, notAbsolute(value));
  else if (!run.options.examples && isExample(value) && place.name !== 'fullUrl') run.report(place, exampleUrl(value));
};

/** A canonical that refers, or the `url` by which a definition is referred to: not a device's address. */
const mustBeAbsolute = ({ type, name, parent }: Place, value: string): boolean =>
  type === 'canonical' ? !value.startsWith('#') : name === 'url' && type === 'uri' && isDefinition(parent);

function isDefinition(parent: Place | undefined): boolean {
  const node = parent && nodeOf(parent.type);
  return node?.kind === 'resource' && node.elements.status !== undefined;
}

const EARLIEST = 1800;
const LATEST = 2100;

const checkYear: Rule = (run, place, value) => {
  const year = Number(value.slice(0, 4));
  if (year < EARLIEST || year > LATEST) run.report(place, unlikelyYear(value));
};

const BLANK = /\s/;

const checkBase64: Rule = (run, place, value) => {
  if (BLANK.test(value)) run.report(place, spaceInBase64);
};

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['string', checkText],
  ['code', checkTags],
  ['id', checkTags],
  ['markdown', checkMarkdown],
  ['uri', checkUri],
  ['url', checkUri],
  ['canonical', checkUri],
  ['oid', checkUri],
  ['uuid', checkUri],
  ['date', checkYear],
  ['dateTime', checkYear],
  ['instant', checkYear],
  ['base64Binary', checkBase64],
  ['xhtml', checkNarrative],
]);
