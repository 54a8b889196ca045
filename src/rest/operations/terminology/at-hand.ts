// What an operation is about: a definition named by its url, stored under the id of the URL, or sent along.

import { resourceIn } from '../../../fhir/json/resource-in.ts';
import type { Definition, Scope } from '../../../fhir/library/scope.ts';
import type { Resource } from '../../../fhir/resource.ts';
import { systemIn } from '../../../fhir/terminology/at-hand.ts';
import type { CodeSystem } from '../../../fhir/terminology/code-system.ts';
import { matching } from '../../../fhir/terminology/pattern.ts';
import { canonical, canonicalOf, type Terminology } from '../../../fhir/terminology/terminology.ts';
import { readValueSet } from '../../../fhir/terminology/value-set.ts';
import * as said from '../../../store/write/problems.ts';
import type { Call, Hub, Inputs, RouteMatch } from '../../exchange.ts';
import { textIn } from './inputs.ts';
import { missing, notAtHand, type TerminologyType } from './problems.ts';

export interface Subject {
  /** Canonical, or what else it is known by. */
  readonly name: string;
  readonly resource: Resource;
  in(scope: Scope): Definition;
}

/** Whoever asks is told of what he may see. */
export class AtHand {
  readonly #call: Call;
  readonly #hub: Hub;

  constructor(call: Call, hub: Hub) {
    this.#call = call;
    this.#hub = hub;
  }

  async ask<T>(question: (scope: Scope) => T): Promise<T> {
    return this.#hub.library.ask(question, this.#hub.view, this.#call.caller.audience);
  }

  async subject(type: TerminologyType, operation: string, inputs: Inputs, at: RouteMatch): Promise<Subject> {
    const found = await this.subjectIfNamed(type, inputs, at);
    if (found !== undefined) return found;
    const own = `${type[0]!.toLowerCase()}${type.slice(1)}`;
    throw missing(operation, {
      en: `a url, the parameter ${own}, or [base]/${type}/[id]/$${operation}`,
      ja: ` url か ${own}、または [base]/${type}/[id]/$${operation} の形`,
    });
  }

  async subjectIfNamed(type: TerminologyType, inputs: Inputs, at: RouteMatch): Promise<Subject | undefined> {
    const sent = inputs.get(`${type[0]!.toLowerCase()}${type.slice(1)}`)?.[0] as Resource | undefined;
    if (sent !== undefined) return own(sent);
    if (at.id !== undefined) return own(await this.#stored(type, at.id));
    const url = textIn(inputs, 'url');
    return url === undefined ? undefined : this.byUrl(type, url, textIn(inputs, VERSION[type]));
  }

  async byUrl(type: TerminologyType, url: string, version: string | undefined): Promise<Subject> {
    const name = version === undefined || url.includes('|') ? url : canonical(url, version);
    const found = await this.ask((scope) => scope.find(type, name));
    if (found === undefined) throw notAtHand(type, name);
    return { name, resource: found.resource, in: (scope) => scope.find(type, name) ?? found };
  }

  /** Undefined where none of the codes can be told; what is a fragment tells of those it has. */
  system(url: string, version?: string): Promise<CodeSystem | undefined> {
    return this.ask((scope) => systemIn(scope, url, version));
  }

  /** For expanding: `subject` under its name, whatever else is stored under it. */
  terminology(subject: Subject): Terminology {
    return {
      matching,
      valueSet: async (name) => {
        if (name === subject.name) return readValueSet(subject.resource);
        const found = await this.ask((scope) => scope.find('ValueSet', name));
        return found && readValueSet(found.resource);
      },
      codeSystem: (name) => {
        const { url, version } = canonicalOf(name);
        return this.system(url, version);
      },
    };
  }

  async #stored(type: string, id: string): Promise<Resource> {
    const current = await this.#hub.view.read(type, id, this.#call.caller.audience);
    if (current === undefined) throw said.notFound(type, id);
    if (current.content === undefined) throw said.gone(type, id, current.version);
    return resourceIn(current.content);
  }
}

/** What R4 calls the version of what a url names. */
const VERSION: Readonly<Record<TerminologyType, string>> = {
  ValueSet: 'valueSetVersion',
  CodeSystem: 'version',
  ConceptMap: 'conceptMapVersion',
};

const own = (resource: Resource): Subject => ({
  name: typeof resource.url === 'string' ? resource.url : `#${resource.id ?? ''}`,
  resource,
  in: (scope) => ({ resource, scope }),
});
