// Regular expressions of strangers: JavaScript tries every way to match, and some expressions have more ways than there is
// time. Refused are those that may have exponentially many; those that may have polynomially many get short texts only.
import { Cannot } from './model.ts';
import { costOf, Refused, regexOf, Scan } from './regex-ways.ts';

const LONGEST_REGEX = 2_000;
const MOST_KEPT = 1_000;

/** Steps at the very worst: a tenth of a second or so. */
const MOST_STEPS = 20_000_000;
const LONGEST_TEXT = 1_000_000;
/** Ways that are there whatever the text. */
const MOST_WAYS = 10_000;

const kept = new Map<string, (text: string) => boolean>();

/** As `matches` of FHIRPath takes it: anywhere in the text, `.` any character. What is refused throws `Cannot` when asked. */
export function boundedRegex(source: string, flags = ''): (text: string) => boolean {
  const key = `${flags}/${source}`;
  let test = kept.get(key);
  if (test === undefined) {
    test = make(source, flags);
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, test);
  }
  return test;
}

function make(source: string, flags: string): (text: string) => boolean {
  const refuse = (why: string) => () => {
    throw new Cannot(`the regular expression '${source.slice(0, 80)}' ${why}`);
  };
  try {
    const regex = regexOf(source, flags);
    const longest = longestTextOf(source, flags);
    return (text) => {
      if (text.length > longest)
        throw new Cannot(`a text of ${text.length} characters is too long for a regular expression`);
      return regex.test(text);
    };
  } catch (error) {
    return refuse(error instanceof Refused ? error.message : `is none: ${(error as Error).message}`);
  }
}

/** Why an expression may take for ever; undefined where it cannot. */
export function refusalOf(source: string, flags = ''): string | undefined {
  try {
    longestTextOf(source, flags);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** How long a text an expression may be tried on. */
function longestTextOf(source: string, flags: string): number {
  if (source.length > LONGEST_REGEX) throw new Refused(`is longer than ${LONGEST_REGEX} characters`);
  if (/\\[1-9k]/.test(source)) throw new Refused('refers back to a group');
  const alternatives = new Scan(source, flags).whole();
  const { powers, ways } = costOf(alternatives, []);
  if (ways > MOST_WAYS) throw new Refused('leaves too many ways open');
  // Once through the text; and as far again from each of its characters, where what repeats may begin anywhere.
  const isEndless = /[*+]|\{\d+,\}/.test(source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, 'x'));
  const isAnchored = source.startsWith('^') && alternatives.length === 1;
  const power = powers + (isEndless && !isAnchored ? 2 : 1);
  return Math.min(LONGEST_TEXT, Math.floor((MOST_STEPS / ways) ** (1 / power)));
}
