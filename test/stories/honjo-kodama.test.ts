// The coordination rule of Honjo-Kodama (rules.md section 1) as a test: each rule by its id, in the order of the rule book,
// through the front door of a hub as it is shipped.
import { describe } from 'vitest';
import { hasDatabase } from '../support/database.ts';
import { admission } from './honjo-kodama/admission.ts';
import { afterwards } from './honjo-kodama/afterwards.ts';
import { candidates } from './honjo-kodama/candidates.ts';
import { character } from './honjo-kodama/character.ts';
import { corrections } from './honjo-kodama/corrections.ts';
import { criteria } from './honjo-kodama/criteria.ts';
import { fees } from './honjo-kodama/fees.ts';
import { forms } from './honjo-kodama/forms.ts';
import { newUsers } from './honjo-kodama/new-users.ts';
import { office } from './honjo-kodama/office.ts';
import { outlook } from './honjo-kodama/outlook.ts';
import { withoutCareManager } from './honjo-kodama/without-care-manager.ts';
import { shippedBook } from './shipped-book.ts';

const book = shippedBook();

describe.skipIf(!hasDatabase())('本庄市児玉郡地域入退院調整ルール', () => {
  for (const chapter of [
    character,
    admission,
    outlook,
    afterwards,
    withoutCareManager,
    candidates,
    newUsers,
    criteria,
    office,
    forms,
    fees,
    corrections,
  ])
    chapter(book);
});
