// What $validate says of its own, beside what the validator finds.
import type { Told } from '../../fhir/operation-outcome.ts';
import { type Finding, Problem, type Said, short } from '../../problem.ts';

const SPEC = 'https://hl7.org/fhir/R4/resource-operation-validate.html';

export const NOTHING_WRONG: Said = {
  en: 'Nothing was found against it.',
  ja: '問題は見つかりませんでした。',
};

export const NOT_TRIED: Finding = {
  severity: 'information',
  code: 'incomplete',
  said: {
    en: 'Whether the hub would take it was not tried, since this stands in a transaction. Ask in a request of its own.',
    ja: 'トランザクションの中では、登録できるかどうかまでは確かめません。単独の要求で確かめてください。',
  },
};

/** It was asked for by name: without it there is no answer. */
export const unknownProfile = (canonical: string): Told => ({
  id: 'profile-unknown',
  severity: 'error',
  code: 'not-found',
  said: {
    en: `The profile "${short(canonical)}" is not at hand, so nothing was checked by it. Store it here as a StructureDefinition with this url, or correct the url.`,
    ja: `プロファイル「${short(canonical)}」が手元にないため、これによる検証はしていません。この url の StructureDefinition を登録するか、url を確かめてください。`,
  },
  at: 'http.profile',
  spec: SPEC,
});

export const noProfile = (): Problem =>
  new Problem(
    'required',
    {
      en: 'mode=profile judges by the profiles named: add profile=[url].',
      ja: 'mode=profile では、検証に使うプロファイルを profile=[url] で指定してください。',
    },
    { at: 'http.profile', spec: SPEC },
  );

export const noResource = (): Problem =>
  new Problem(
    'required',
    {
      en: 'There is nothing to judge: send the resource as the body (or as the parameter "resource"), or name a stored one: [type]/[id]/$validate.',
      ja: '検証するリソースがありません。本文（またはパラメーター resource）として送信するか、保存済みのものを [type]/[id]/$validate で指定してください。',
    },
    { at: 'http.body', spec: SPEC },
  );

export const noId = (mode: string): Problem =>
  new Problem(
    'required',
    {
      en: `mode=${mode} is about a certain resource: call [type]/[id]/$validate.`,
      ja: `mode=${mode} では対象のリソースを指定します。[type]/[id]/$validate を使ってください。`,
    },
    { at: 'http.url', spec: SPEC },
  );
