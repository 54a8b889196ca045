// Why a question about codes cannot be answered, or was not asked in full.
import { Problem, type Said, short } from '../../../problem.ts';

const SPEC = 'https://hl7.org/fhir/R4/terminology-service.html';

const notLoaded = (said: Said): Problem => new Problem('not-loaded', said, { spec: SPEC });

const KINDS = {
  ValueSet: { en: 'value set', ja: '値セット' },
  CodeSystem: { en: 'code system', ja: 'コード体系' },
  ConceptMap: { en: 'concept map', ja: 'コード対応表' },
} as const;

export type TerminologyType = keyof typeof KINDS;

/** A canonical is wanted whole, but nothing of any length comes back. */
const named = (canonical: string): string => (canonical.length > 200 ? `${canonical.slice(0, 200)}…` : canonical);

export const notAtHand = (type: TerminologyType, canonical: string): Problem =>
  notLoaded({
    en: `The ${KINDS[type].en} "${named(canonical)}" is not loaded here, so the question cannot be answered. Store it as a ${type} with this url.`,
    ja: `${KINDS[type].ja}「${named(canonical)}」はこのハブにありません。この url の ${type} を登録すると答えられます。`,
  });

export const notTold = (canonical: string, systems: readonly string[]): Problem =>
  notLoaded({
    en: `Whether the code is in "${named(canonical)}" cannot be told: not all that it builds on is loaded here (${systems.map(named).join(', ') || 'its code system'}).`,
    ja: `コードが「${named(canonical)}」に含まれるかどうか判断できません。もとになるコード体系（${systems.map(named).join('、') || '不明'}）がこのハブにそろっていません。`,
  });

/** The engine's words for the same. */
export const asNotLoaded = (cause: unknown): unknown =>
  cause instanceof Problem && cause.kind === 'unknown-terminology'
    ? new Problem('not-loaded', cause.said, cause.where)
    : cause;

export const noMap = (source: string): Problem =>
  notLoaded({
    en: `No concept map from "${named(source)}" is loaded here. Store one as a ConceptMap, or name it by url.`,
    ja: `「${named(source)}」からのコード対応表（ConceptMap）がこのハブにありません。登録するか、url で指定してください。`,
  });

export const noSuchCode = (system: string, code: string): Problem =>
  new Problem(
    'not-found',
    {
      en: `The code system "${named(system)}" has no code "${short(code)}".`,
      ja: `コード体系「${named(system)}」にコード「${short(code)}」はありません。`,
    },
    { spec: SPEC },
  );

export const missing = (operation: string, wanted: Said): Problem =>
  new Problem(
    'required',
    { en: `$${operation} wants ${wanted.en}.`, ja: `$${operation} には${wanted.ja}を指定してください。` },
    { spec: SPEC },
  );
