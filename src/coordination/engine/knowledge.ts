// What is known beside the stays: rules, forms, directory. Read from the store, where users may have corrected it, and kept
// in memory while it stays as it was.
import { resourceIn } from '../../fhir/json/resource-in.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { StoreView } from '../../store/view.ts';
import { type Conditions, loadConditions } from '../rules/conditions.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { RULE_TYPES, RuleShelf } from './rule-shelf.ts';
import type { EngineSettings } from './settings.ts';
import { DIRECTORY_TYPES, type Directory, StoredDirectory } from './stored-directory.ts';

export interface Knowledge extends Pick<Directory, 'regions' | 'desksOf' | 'nearBy'> {
  readonly book: RuleBook;
  /** Screening forms by id. */
  readonly questionnaires: ReadonlyMap<string, Resource>;
  readonly conditions: Conditions;
}

const FORMS = 'Questionnaire';
const TYPES = [...new Set([...RULE_TYPES, ...DIRECTORY_TYPES, FORMS])];

export class KnowledgeShelf {
  readonly #rules = new RuleShelf();
  readonly #directory = new StoredDirectory();
  readonly #settings: EngineSettings;
  #forms: { versions: string; byId: ReadonlyMap<string, Resource> } = { versions: '', byId: new Map() };

  constructor(settings: EngineSettings) {
    this.#settings = settings;
  }

  async now(view: StoreView): Promise<Knowledge> {
    const versions = await view.currentVersions(TYPES);
    const book = await this.#rules.book(view, versions);
    const { regions, desksOf, nearBy } = await this.#directory.now({ view, search: this.#settings.search }, versions);
    return {
      book,
      regions,
      desksOf,
      nearBy,
      questionnaires: await this.#questionnaires(view, versions.get(FORMS)!),
      conditions: await loadConditions(),
    };
  }

  async #questionnaires(view: StoreView, current: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, Resource>> {
    const stored = [...current].filter(([id]) => id.startsWith('screening-'));
    const versions = stored.map(([id, version]) => `${id}/${version}`).join();
    if (versions === this.#forms.versions) return this.#forms.byId;
    const byId = new Map<string, Resource>();
    for (const [id] of stored) {
      const current = await view.read('Questionnaire', id, 'everyone');
      if (current?.content !== undefined) byId.set(id, resourceIn(current.content));
    }
    this.#forms = { versions, byId };
    return byId;
  }
}
