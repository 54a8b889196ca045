// What is stored is R4, and follows the profiles it claims and the form it answers, as far as those are at hand.
import type { Issue } from '../../fhir/validation/issue.ts';
import type { Options } from '../../fhir/validation/options.ts';
import { shapeFindings } from '../../fhir/validation/shape.ts';
import { validate } from '../../fhir/validation/validate.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type Finding, Problem } from '../../problem.ts';
import { DEFINITION_TYPES } from '../library/layer.ts';
import type { StoredLibrary } from '../library/stored-library.ts';
import type { Attempt, Guard, GuardReader } from '../write/change.ts';

/** A hub passes on what others know: their extensions, and words of their own beside a code. */
export const OF_WRITES: Partial<Options> = { unknownExtensions: 'warning', wrongDisplays: 'warning' };

interface Parts {
  readonly mode: 'strict' | 'warn';
  readonly library: StoredLibrary;
  readonly onWarning: (about: string, findings: readonly Finding[]) => void;
}

export function validityGuard({ mode, library, onWarning }: Parts): Guard {
  const errorsIn = (resource: Resource, { audience = [] }: Attempt, reader: GuardReader) =>
    library.ask(
      (scope) => validate(resource, { scope, options: OF_WRITES }).filter(isError),
      reader.reading,
      audience,
    );
  const decide = async (attempt: Attempt, errors: readonly Issue[], reader: GuardReader): Promise<undefined> => {
    const { before, type, id, actor } = attempt;
    // What was let in when the rules were laxer is no reason for the hub not to note how it stands.
    const isKnown =
      actor.kind === 'hub' && before !== undefined && (await errorsIn(before, attempt, reader)).length > 0;
    if (mode === 'strict' && !isKnown) throw refused(attempt.after!, errors);
    onWarning(`${type}/${id}`, errors);
  };
  return (attempt, reader) => {
    const { after, type } = attempt;
    if (DEFINITION_TYPES.has(type)) library.expectChange();
    if (after === undefined) return undefined;
    const errors = errorsIn(after, attempt, reader);
    if (!(errors instanceof Promise)) return errors.length === 0 ? undefined : decide(attempt, errors, reader);
    return errors.then((found) => (found.length === 0 ? undefined : decide(attempt, found, reader)));
  };
}

const isError = ({ severity }: Issue): boolean => severity === 'error' || severity === 'fatal';

/** What is not FHIR cannot be understood; what is can be asked for other content. https://hl7.org/fhir/R4/http.html#create */
function refused(resource: Resource, errors: readonly Issue[]): Problem {
  const kind = shapeFindings(resource).length > 0 ? 'structure' : 'unprocessable';
  return new Problem(kind, errors[0]!.said, { at: errors[0]!.at }, errors);
}
