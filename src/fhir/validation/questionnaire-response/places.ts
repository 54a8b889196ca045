// The items and answers below a place, and the value of an answer; a form has hundreds of them.
import { elementOf } from '../../definitions/definitions.ts';
import { isObject } from '../../resource.ts';
import type { Place } from '../walk/place.ts';

const ITEM = 'QuestionnaireResponse.item';
const ANSWER = 'QuestionnaireResponse.item.answer';

export function placesIn(parent: Place, name: 'item' | 'answer'): readonly Place[] {
  const list = listIn(parent.value, name);
  if (list.length === 0) return NONE;
  const places: Place[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (!isObject(value)) continue;
    const type = name === 'item' ? ITEM : ANSWER;
    places.push({ value, sibling: undefined, type, name, index, parent, frame: parent.frame });
  }
  return places;
}

const NONE: readonly Place[] = [];

export function listIn(value: unknown, name: 'item' | 'answer'): readonly unknown[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : NONE;
}

export function valueIn(answer: Place): Place | undefined {
  if (!isObject(answer.value)) return undefined;
  for (const property in answer.value) {
    if (!property.startsWith('value')) continue;
    const { name, type } = elementOf(ANSWER, property) ?? {};
    const value = answer.value[property];
    if (name === 'value' && type !== undefined && value != null)
      return { value, sibling: undefined, type, name, index: undefined, parent: answer, frame: answer.frame };
  }
  return undefined;
}
