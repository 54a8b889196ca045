// Options are texts; what a bench computes with are numbers.

/** A whole number of at least one, or what stands in for it. */
export function wholeNumber(value, name, otherwise) {
  if (value === undefined) return otherwise;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new Error(`--${name} is "${value}", but must be a whole number of at least 1.`);
}

/** A part of `all`, given as `a,b`. */
export function someOf(value, name, all) {
  if (value === undefined) return all;
  const chosen = value.split(',').map((each) => each.trim());
  const strange = chosen.find((each) => !all.includes(each));
  if (strange === undefined) return all.filter((each) => chosen.includes(each));
  throw new Error(`--${name} has "${strange}", but may have: ${all.join(', ')}.`);
}

/** Several, with commas between. */
export const wholeNumbers = (text, name) => text.split(',').map((each) => wholeNumber(each, name, 1));
