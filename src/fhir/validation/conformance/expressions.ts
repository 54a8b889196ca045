// Whether FHIRPath can be read at all: by our own reader at once, by the engine what that does not know.
import { invariantOf } from '../../invariants/invariants.ts';
import { parse } from '../../invariants/parse.ts';

/** How the grammar of the engine begins to complain. */
const COMPLAINT = /^line: \d+; column: \d+; message: ([^\r\n]*)/;
const LONGEST = 160;

/** What is wrong with how it is written; undefined: nothing that is certain. */
export function grammarFault(expression: string): string | undefined {
  if (expression.trim() === '') return 'it is empty';
  if (parse(expression) !== undefined) return undefined;
  const outcome = invariantOf(expression).evaluate({ value: {}, type: 'Element' }, NOTHING);
  const complaint = typeof outcome === 'object' ? COMPLAINT.exec(outcome.cannot) : null;
  return complaint === null ? undefined : complaint[1]!.slice(0, LONGEST);
}

const NOTHING = { resource: {}, rootResource: {} };
