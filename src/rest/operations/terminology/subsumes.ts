// CodeSystem/$subsumes: whether one code stands above another. https://hl7.org/fhir/R4/codesystem-operation-subsumes.html
import { textOf } from '../../../fhir/elements/any-shape.ts';
import { systemIn } from '../../../fhir/terminology/at-hand.ts';
import type { CodeSystem } from '../../../fhir/terminology/code-system.ts';
import { withBelow } from '../../../fhir/terminology/subsumes.ts';
import { canonical } from '../../../fhir/terminology/terminology.ts';
import type { OperationHandler } from '../../exchange.ts';
import { badParameter } from '../../request-problems.ts';
import { parameters } from './answer.ts';
import { AtHand } from './at-hand.ts';
import { codesIn } from './inputs.ts';
import { missing, noSuchCode, notAtHand } from './problems.ts';

export const subsumes: OperationHandler = async (inputs, call, hub, at) => {
  const atHand = new AtHand(call, hub);
  const [a] = codesIn(inputs, 'A');
  const [b] = codesIn(inputs, 'B');
  if (a === undefined || b === undefined)
    throw missing('subsumes', {
      en: 'two codes: codeA and codeB with system, or codingA and codingB',
      ja: '比べる二つのコード（codeA・codeB と system、または codingA・codingB）',
    });
  const named = at.id === undefined ? undefined : await atHand.subject('CodeSystem', 'subsumes', inputs, at);
  const url = textOf(named?.resource.url) ?? a.system ?? b.system;
  if (url === undefined) throw missing('subsumes', { en: 'the system of the codes', ja: 'コードの体系（system）' });
  const other = [a.system, b.system].find((each) => each !== undefined && each !== url);
  if (other !== undefined)
    throw badParameter('system', other, {
      en: 'both codes must be of one system',
      ja: '二つのコードは同じ体系のものにしてください',
    });
  const version = a.version ?? b.version;
  const system = await atHand.ask((scope) =>
    systemIn(named === undefined ? scope : { find: () => named.in(scope) }, url, version),
  );
  if (system === undefined) throw notAtHand('CodeSystem', canonical(url, version));
  for (const { code } of [a, b])
    if (!system.concepts.has(code))
      throw system.isComplete ? noSuchCode(url, code) : notAtHand('CodeSystem', canonical(url, version));
  return parameters([{ name: 'outcome', valueCode: outcomeOf(system, a.code, b.code) }]);
};

function outcomeOf(system: CodeSystem, a: string, b: string): string {
  if (a === b) return 'equivalent';
  if (withBelow(system, a).has(b)) return 'subsumes';
  return withBelow(system, b).has(a) ? 'subsumed-by' : 'not-subsumed';
}
