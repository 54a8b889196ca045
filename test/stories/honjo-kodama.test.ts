// The coordination rule of Honjo-Kodama (rules.md section 1) as a test: each rule by its id, in the order of the rule book,
// through the front door of a hub as it is shipped.
import { afterAll, beforeAll, describe } from 'vitest';
import { shipment } from '../../src/shipment.ts';
import { hasDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { bookOn } from './book.ts';
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

let instant = Date.parse('2026-11-09T10:45:00+09:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({}, { shipment: shipment(), clock: () => instant });
});
afterAll(() => hub?.close());

const book = bookOn(
  () => hub,
  () => instant,
  (next) => {
    instant = next;
  },
);

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
