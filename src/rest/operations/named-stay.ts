// The stay an operation is about: an Encounter that is stored, and is a stay.

import { isStay, STAY_CLASSES } from '../../coordination/engine/stay.ts';
import { textOf } from '../../fhir/elements/any-shape.ts';
import { resourceIn } from '../../fhir/json/resource-in.ts';
import { isObject, type Resource } from '../../fhir/resource.ts';
import { Problem, short } from '../../problem.ts';
import * as said from '../../store/write/problems.ts';
import type { Call, Hub } from '../exchange.ts';

/** 404, 410, or 422 for a visit, or an episode within a stay. */
export async function readStay(id: string, call: Call, hub: Hub): Promise<Resource> {
  const current = await hub.view.read('Encounter', id, call.caller.audience);
  if (current === undefined) throw said.notFound('Encounter', id);
  if (current.content === undefined) throw said.gone('Encounter', id, current.version);
  const encounter = resourceIn(current.content);
  if (!isStay(encounter)) throw noStay(id, encounter);
  return encounter;
}

function noStay(id: string, encounter: Resource): Problem {
  const whole = isObject(encounter.partOf) ? textOf(encounter.partOf.reference) : undefined;
  const classes = STAY_CLASSES.join(', ');
  return new Problem(
    'unprocessable',
    encounter.partOf === undefined
      ? {
          en: `Encounter/${id} is no stay (class ${classOf(encounter)}). A stay has class ${classes} (PRENC: before admission) and no partOf.`,
          ja: `Encounter/${id} は入院ではありません（class：${classOf(encounter)}）。入院は、class が ${STAY_CLASSES.join('・')}（PRENC は入院前）で、partOf のない Encounter です。`,
        }
      : {
          en: `Encounter/${id} is part of a stay, not the stay itself. Ask for the one it is part of${whole === undefined ? '' : `: ${short(whole)}`}.`,
          ja: `Encounter/${id} は入院の一部（病棟など）で、入院そのものではありません。partOf が指す入院${whole === undefined ? '' : `（${short(whole)}）`}を指定してください。`,
        },
    { at: encounter.partOf === undefined ? 'Encounter.class' : 'Encounter.partOf' },
  );
}

const classOf = ({ class: kind }: Resource): string => short((isObject(kind) ? textOf(kind.code) : undefined) ?? '—');
