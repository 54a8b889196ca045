// value[x] and its concrete names: valueQuantity is value[x] as a Quantity.
import type { ElementDefinition, ElementType } from './model.ts';

/** The name of a choice among those that exist, of which `name` would be a concrete form: value[x] for valueQuantity. */
export function choicePrefix(name: string, exists: (choice: string) => boolean): string | undefined {
  for (let at = 1; at < name.length; at++) {
    const letter = name.charCodeAt(at);
    if (letter < 65 || letter > 90) continue;
    const choice = `${name.slice(0, at)}[x]`;
    if (exists(choice)) return choice;
  }
  return undefined;
}

const capitalised = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

/** The one of the types that a concrete name speaks of. */
export const typeNamed = (name: string, choice: string, { type = [] }: ElementDefinition): ElementType | undefined => {
  const prefix = choice.slice(0, -3);
  return type.find(({ code }) => `${prefix}${capitalised(code)}` === name);
};
