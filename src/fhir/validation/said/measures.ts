// What is said of Measures and of the reports on them.
import type { Fault } from '../issue.ts';

const MEASURE = 'https://hl7.org/fhir/R4/measure.html';
const REPORT = 'https://hl7.org/fhir/R4/measurereport.html';

const fault = (id: string, code: string, en: string, ja: string, spec = REPORT): Fault => ({
  id,
  severity: 'error',
  code,
  said: { en, ja },
  spec,
});

const mild = (of: Fault, severity: 'warning' | 'information' = 'warning'): Fault => ({ ...of, severity });

export const libraryUnknown = (canonical: string): Fault =>
  mild(
    fault(
      'measure-library-unknown',
      'not-found',
      `The library ${canonical} is not at hand, so the criteria that use it were not checked.`,
      `ライブラリ ${canonical} が手元にないため、これを使う条件は検証していません。`,
      MEASURE,
    ),
    'information',
  );

export const noGroups: Fault = mild(
  fault(
    'measure-without-groups',
    'required',
    'The measure has no group, so nothing can be reported by it. Add a group with its populations.',
    'group がないため、この指標では何も報告できません。group と population を入れてください。',
    MEASURE,
  ),
);

export const groupWithoutCode: Fault = mild(
  fault(
    'measure-group-without-code',
    'required',
    'There are several groups: give each a code, by which a report can name it.',
    'group が複数あります。報告で区別できるよう、それぞれに code を付けてください。',
    MEASURE,
  ),
);

export const groupWithoutPopulation: Fault = mild(
  fault(
    'measure-group-without-population',
    'required',
    'The group has no population: nobody is counted.',
    'group に population がないため、対象者を数えられません。',
    MEASURE,
  ),
);

export const populationWithoutCode: Fault = mild(
  fault(
    'measure-population-without-code',
    'required',
    'There are several populations: give each a code, by which a report can name it.',
    'population が複数あります。報告で区別できるよう、それぞれに code を付けてください。',
    MEASURE,
  ),
);

export const criteriaWithoutLibrary: Fault = fault(
  'measure-criteria-without-library',
  'required',
  'The criteria are in CQL, but the measure names no library that is at hand: state it in `library`.',
  '条件が CQL で書かれていますが、参照できる library がありません。`library` に指定してください。',
  MEASURE,
);

export const severalLibraries: Fault = fault(
  'measure-criteria-ambiguous',
  'required',
  'The measure has several libraries: begin the name in the criteria with that of its library and a dot.',
  'library が複数あります。条件の名前の前に「ライブラリ名.」を付けてください。',
  MEASURE,
);

export const noLibraryNamed = (name: string): Fault =>
  fault(
    'measure-criteria-library',
    'not-found',
    `The measure has no library "${name}". Check the name before the dot.`,
    `「${name}」という library はありません。点の前の名前をご確認ください。`,
    MEASURE,
  );

export const libraryNotCompiled = (canonical: string): Fault =>
  fault(
    'measure-library-without-elm',
    'not-found',
    `The library ${canonical} has no compiled form (ELM), so the criteria cannot be found in it. Add content of type application/elm+xml or application/elm+json.`,
    `ライブラリ ${canonical} に ELM がないため、条件を探せません。application/elm+xml または application/elm+json の content を加えてください。`,
    MEASURE,
  );

export const notInLibrary = (canonical: string, name: string): Fault =>
  fault(
    'measure-criteria-unknown',
    'not-found',
    `The library ${canonical} does not define "${name}". Check the spelling.`,
    `ライブラリ ${canonical} に「${name}」の定義はありません。つづりをご確認ください。`,
    MEASURE,
  );

export const measureUnknown = (canonical: string): Fault =>
  mild(
    fault(
      'report-measure-unknown',
      'not-found',
      `The measure ${canonical} is not at hand, so the report was not checked against it.`,
      `指標 ${canonical} が手元にないため、これに対する検証はしていません。`,
    ),
  );

export const groupOfOtherCode: Fault = fault(
  'report-group-code',
  'business-rule',
  'The code of the group is not the one it has in the measure.',
  'group の code が、指標の定義と異なります。',
);

/** Parts that are matched by their codes. */
export interface Of {
  readonly name: 'group' | 'population' | 'stratifier';
  readonly where: string;
}

export const ofGroups = (measure: string): Of => ({ name: 'group', where: measure });
export const ofPopulations = (scoring: string | undefined): Of => ({ name: 'population', where: scoring ?? '' });
export const ofStratifiers = (scoring: string | undefined): Of => ({ name: 'stratifier', where: scoring ?? '' });

export const withoutCode = ({ name }: Of): Fault =>
  fault(
    `report-${name}-without-code`,
    'business-rule',
    `The ${name} has no code with a system, so which one of the measure it is cannot be told.`,
    `${name} に system 付きの code がないため、指標のどれに当たるか分かりません。`,
  );

export const notInMeasure = ({ name }: Of): Fault =>
  fault(
    `report-${name}-unknown`,
    'business-rule',
    `The measure has no ${name} with this code.`,
    `指標にこの code の ${name} はありません。`,
  );

export const twice = ({ name }: Of): Fault =>
  fault(
    `report-${name}-twice`,
    'business-rule',
    `The measure has this ${name} once, the report a second time.`,
    `指標に 1 つだけの ${name} が、報告に 2 回あります。`,
  );

export const lacking = ({ name }: Of, code: string): Fault =>
  fault(
    `report-${name}-lacking`,
    'business-rule',
    `The measure has the ${name} "${code}", the report does not. Add it.`,
    `指標にある ${name}「${code}」が報告にありません。加えてください。`,
  );

export const subjectsInSummary: Fault = fault(
  'report-subjects',
  'business-rule',
  'Only a report of type subject-list names the subjects.',
  '対象者の一覧（subjectResults）を入れられるのは、type が subject-list の報告だけです。',
);

export const noCount: Fault = mild(
  fault('report-count', 'business-rule', 'The population has no count.', 'population に count がありません。'),
);

export const scoreInCollection: Fault = fault(
  'report-score-in-collection',
  'business-rule',
  'A report that only collects data (data-collection) has no measureScore. Take it out.',
  'データ収集（data-collection）の報告に measureScore は入れられません。消してください。',
);

export const scoreOfCohort: Fault = fault(
  'report-score-of-cohort',
  'business-rule',
  'The measure counts a cohort, which has no measureScore. Take it out.',
  '指標の scoring が cohort のため、measureScore は入れられません。消してください。',
);

export const noScore = (scoring: string): Fault =>
  fault(
    'report-score',
    'required',
    `The scoring of the measure is ${scoring}: a measureScore is required.`,
    `指標の scoring が ${scoring} のため、measureScore が必要です。`,
  );

export const scoreWithoutValue = (scoring: string): Fault =>
  fault(
    'report-score-value',
    'required',
    `The scoring of the measure is ${scoring}: the measureScore needs a value.`,
    `指標の scoring が ${scoring} のため、measureScore に value が必要です。`,
  );

export const scoreWithoutUnit = (scoring: string): Fault =>
  mild(
    fault(
      'report-score-unit',
      'required',
      `The scoring of the measure is ${scoring}: the measureScore should have a unit.`,
      `指標の scoring が ${scoring} のため、measureScore に単位を付けてください。`,
    ),
  );

export const unitOfProportion = (name: string): Fault =>
  fault(
    'report-score-proportion-unit',
    'business-rule',
    `A proportion has no unit: take \`${name}\` out.`,
    `割合に単位はありません。\`${name}\` を消してください。`,
  );

export const noProportion = (value: string): Fault =>
  fault(
    'report-score-proportion',
    'value',
    `A proportion lies between 0 and 1, but the score is ${value}.`,
    `割合は 0 から 1 の間ですが、${value} です。`,
  );
