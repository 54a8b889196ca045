// What is stored follows R4's rules, the profiles it claims and the form it answers, as far as those are at hand. Asked last: what
// the hub's own rules have to say is said in their words, and what they amend is judged as it is to be stored.
import type { Issue } from '../../fhir/validation/issue.ts';
import type { Options } from '../../fhir/validation/options.ts';
import { validate } from '../../fhir/validation/validate.ts';
import { type Finding, Problem } from '../../problem.ts';
import type { StoredLibrary } from '../library/stored-library.ts';
import type { Attempt, Guard } from '../write/change.ts';

/** A hub passes on what others know: their extensions, and words of their own beside a code. */
const OF_WRITES: Partial<Options> = { unknownExtensions: 'warning', wrongDisplays: 'warning' };

/** The write by which the program brings its own directories, forms and profiles along; its build has them judged. */
const SHIPPING = 'ship';

interface Parts {
  readonly mode: 'strict' | 'warn';
  readonly library: StoredLibrary;
  readonly onWarning: (about: string, findings: readonly Finding[]) => void;
}

export function validityGuard({ mode, library, onWarning }: Parts): Guard {
  const decide = ({ type, id, actor }: Attempt, errors: readonly Issue[]): undefined => {
    if (errors.length === 0) return undefined;
    // The hub notes how things stand, whatever somebody's profile says of them.
    if (mode === 'strict' && actor.kind !== 'hub')
      throw new Problem('unprocessable', errors[0]!.said, { at: errors[0]!.at }, errors);
    onWarning(`${type}/${id}`, errors);
  };
  return (attempt, { reading }) => {
    const { after, audience = [], via } = attempt;
    if (after === undefined || via === SHIPPING) return undefined;
    const errors = library.ask(
      (scope) => validate(after, { scope, options: OF_WRITES }).filter(isError),
      reading,
      audience,
    );
    return errors instanceof Promise ? errors.then((found) => decide(attempt, found)) : decide(attempt, errors);
  };
}

const isError = ({ severity }: Issue): boolean => severity === 'error' || severity === 'fatal';
