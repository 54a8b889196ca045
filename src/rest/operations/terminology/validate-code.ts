// $validate-code of a ValueSet or a CodeSystem: whether a code belongs to it, under the name that it was given.
// https://hl7.org/fhir/R4/valueset-operation-validate-code.html
import { textOf } from '../../../fhir/elements/any-shape.ts';
import type { Scope } from '../../../fhir/library/scope.ts';
import { standingInSystem } from '../../../fhir/terminology/at-hand.ts';
import { standingIn } from '../../../fhir/terminology/membership.ts';
import type { Standing } from '../../../fhir/terminology/standing.ts';
import { foldText } from '../../../japan/kana.ts';
import { type Said, short } from '../../../problem.ts';
import type { Answer, OperationHandler } from '../../exchange.ts';
import { out, parameters } from './answer.ts';
import { AtHand } from './at-hand.ts';
import { conceptsOf, designationsOf, displayIn, isInactive, type WrittenConcept } from './concepts.ts';
import { codesIn, type GivenCode, textIn } from './inputs.ts';
import { missing, notAtHand, notTold } from './problems.ts';

interface Judged {
  readonly given: GivenCode;
  readonly standing: Standing;
  readonly concept: WrittenConcept;
}

export const validateCodeInSet: OperationHandler = async (inputs, call, hub, at) => {
  const atHand = new AtHand(call, hub);
  const subject = await atHand.subject('ValueSet', 'validate-code', inputs, at);
  const given = wanted(codesIn(inputs));
  const judged = await atHand.ask((scope) =>
    given.map((each): Judged => {
      const { system, version, code } = each;
      const standing = standingIn(subject.in(scope), { system, version, code });
      return { given: each, standing, concept: conceptIn(scope, each) };
    }),
  );
  if (judged.every(({ standing }) => standing !== 'in') && judged.some(({ standing }) => standing === 'unknown'))
    throw notTold(subject.name, [...new Set(judged.flatMap(({ given: { system } }) => system ?? []))]);
  return answered(judged, subject.name, textIn(inputs, 'displayLanguage'));
};

export const validateCodeInSystem: OperationHandler = async (inputs, call, hub, at) => {
  const atHand = new AtHand(call, hub);
  const subject = await atHand.subject('CodeSystem', 'validate-code', inputs, at);
  const url = textOf(subject.resource.url) ?? subject.name;
  const given = wanted(codesIn(inputs)).map((each) => ({ ...each, system: each.system ?? url }));
  const judged = await atHand.ask((scope) =>
    given.map((each): Judged => {
      const own: Scope = { find: (type, name) => (name === url ? subject.in(scope) : scope.find(type, name)) };
      const standing = each.system === url ? standingInSystem(own, url, undefined, each.code) : 'out';
      return { given: each, standing, concept: conceptsOf(subject.resource).get(each.code) ?? {} };
    }),
  );
  if (judged.every(({ standing }) => standing === 'unknown')) throw notAtHand('CodeSystem', subject.name);
  return answered(judged, subject.name, textIn(inputs, 'displayLanguage'));
};

function wanted(given: readonly GivenCode[]): readonly GivenCode[] {
  if (given.length > 0) return given;
  throw missing('validate-code', {
    en: 'a code: code (with system), coding or codeableConcept',
    ja: 'コード（code と system、coding、codeableConcept のいずれか）',
  });
}

const conceptIn = (scope: Scope, { system, code }: GivenCode): WrittenConcept => {
  const found = system === undefined ? undefined : scope.find('CodeSystem', system);
  return (found && conceptsOf(found.resource).get(code)) ?? {};
};

function answered(judged: readonly Judged[], name: string, language: string | undefined): Answer {
  const { given, standing, concept } = judged.find((each) => each.standing === 'in') ?? judged[0]!;
  const display = displayIn(concept, language, undefined);
  const isNamedSo = given.display === undefined || display === undefined || isNameOf(concept, given.display);
  const message =
    standing !== 'in'
      ? notIn(
          judged.map((each) => each.given),
          name,
        )
      : !isNamedSo
        ? otherName(given, display!)
        : isInactive(concept)
          ? inactive(given)
          : undefined;
  return parameters([
    { name: 'result', valueBoolean: standing === 'in' && isNamedSo },
    out('message', 'valueString', message && `${message.ja} / ${message.en}`),
    out('display', 'valueString', standing === 'in' ? display : undefined),
    out('code', 'valueCode', standing === 'in' ? given.code : undefined),
    out('system', 'valueUri', standing === 'in' ? given.system : undefined),
  ]);
}

const isNameOf = (concept: WrittenConcept, text: string): boolean =>
  [textOf(concept.display) ?? '', ...designationsOf(concept).map(({ value }) => value)].some(
    (each) => foldText(each) === foldText(text),
  );

const codeText = ({ system, code }: GivenCode): string => short(system === undefined ? code : `${system}|${code}`);

const notIn = (given: readonly GivenCode[], name: string): Said => ({
  en: `${given.map(codeText).join(', ')} is not in ${short(name)}.`,
  ja: `${given.map(codeText).join('、')} は ${short(name)} に含まれていません。`,
});

const otherName = (given: GivenCode, display: string): Said => ({
  en: `${codeText(given)} is called "${short(display)}", not "${short(given.display!)}".`,
  ja: `${codeText(given)} の表示名は「${short(display)}」で、「${short(given.display!)}」ではありません。`,
});

const inactive = (given: GivenCode): Said => ({
  en: `${codeText(given)} is no longer in use.`,
  ja: `${codeText(given)} は現在使われていないコードです。`,
});
