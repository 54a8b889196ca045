// A SearchParameter that is active is searched by: one that cannot be is refused here. A draft only documents.
import { admit, isPublished } from '../../fhir/search/params/admit.ts';
import type { LiveParams } from '../../fhir/search/params/live.ts';
import { Problem } from '../../problem.ts';
import type { Guard } from '../write/change.ts';

export const searchParameterGuard =
  (live: LiveParams): Guard =>
  ({ type, id, after }) => {
    if (type !== 'SearchParameter' || after?.status !== 'active' || isPublished(after)) return undefined;
    const admission = admit({ ...after, id }, live.definitions, live.room);
    if ('params' in admission) return undefined;
    const { faults } = admission;
    throw new Problem(
      'business-rule',
      {
        en: `The SearchParameter cannot be served: ${faults.length} faults. Correct them and write it again.`,
        ja: `この SearchParameter には ${faults.length} 件の誤りがあり、検索に使えません。直して、もう一度登録してください。`,
      },
      { at: faults[0]?.at },
      faults,
    );
  };
