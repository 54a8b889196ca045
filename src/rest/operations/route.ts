// HealthcareService/$route: from an address to the support centre of its district. Asks the directory in the store, so that
// what a user corrected there counts.

import { CARE_LEVELS, type Route, routeOf } from '../../coordination/routing.ts';
import { inEnglish } from '../../fhir/elements/translation.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import { json } from '../answers.ts';
import type { Call, Hub, Inputs, OperationHandler } from '../exchange.ts';
import { badParameter } from '../request-problems.ts';
import { listedIn } from './listed-services.ts';

/** Longer than any address; what reads it need not be quick on megabytes. */
const MAX_ADDRESS = 500;
/** What a search takes by its letters. */
const CODE = /^[\w.-]{1,64}$/;

export const route: OperationHandler = async (inputs, call, hub) => {
  const address = addressOf(inputs);
  const careLevel = careLevelOf(inputs);
  const region = one(inputs, 'region');
  const isCode = region === undefined || CODE.test(region);
  const services = isCode ? await listedIn(region, call, hub) : [];
  if (region !== undefined && services.length === 0) await checkRegion(region, call, hub);
  return json(200, parametersOf(routeOf(address, services, { region, careLevel })));
};

const one = (inputs: Inputs, name: string): string | undefined => {
  const value = inputs.get(name)?.[0];
  return value === undefined ? undefined : String(value);
};

function addressOf(inputs: Inputs): string {
  const address = one(inputs, 'address')!;
  if (address.trim() !== '' && address.length <= MAX_ADDRESS) return address;
  throw badParameter('address', address, {
    en: `give an address of 1 to ${MAX_ADDRESS} characters, such as 本庄市小島南3-1-5`,
    ja: `「本庄市小島南3-1-5」のような住所を 1〜${MAX_ADDRESS} 文字で指定してください`,
  });
}

function careLevelOf(inputs: Inputs): string | undefined {
  const level = one(inputs, 'care-level');
  if (level === undefined || CARE_LEVELS.includes(level)) return level;
  throw badParameter('care-level', level, {
    en: `use a code of CodeSystem/care-level: ${CARE_LEVELS.join(', ')}`,
    ja: `CodeSystem/care-level のコードを指定してください：${CARE_LEVELS.join('、')}`,
  });
}

/** National has no directory, but it is a region; and so is one that somebody added to the code system. */
async function checkRegion(region: string, call: Call, hub: Hub): Promise<void> {
  const stored = await hub.view.read('CodeSystem', 'region', call.caller.audience);
  const { concept = [] } = stored?.content === undefined ? {} : (resourceIn(stored.content) as { concept?: Concept[] });
  const codes = concept.map(({ code }) => code);
  if (codes.includes(region)) return;
  const known = codes.length === 0 ? ['honjo-kodama'] : codes;
  throw badParameter('region', region, {
    en: `use a code of CodeSystem/region, such as ${known.join(', ')}`,
    ja: `CodeSystem/region のコードを指定してください（${known.join('、')} など）`,
  });
}

interface Concept {
  readonly code: string;
}

function parametersOf({ supportCentres, district, candidates, gap, explanation }: Route): Resource {
  return {
    resourceType: 'Parameters',
    parameter: [
      ...supportCentres.map((valueReference) => ({ name: 'support-centre', valueReference })),
      ...(district === undefined ? [] : [{ name: 'district', valueString: district }]),
      ...candidates.map((valueReference) => ({ name: 'candidate', valueReference })),
      ...(gap === undefined ? [] : [{ name: 'gap', valueCode: gap }]),
      { name: 'explanation', valueString: explanation.ja, _valueString: inEnglish(explanation.en) },
    ],
  };
}
