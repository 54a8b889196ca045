// What is told about a rule: what it means, and an example of the wrong and of the right.

export type Explanation = readonly [en: string, ja: string, wrong: string, right: string, link?: string];

export interface Chapter {
  /** Of the rules that have no link of their own. */
  readonly link: string;
  readonly rules: Readonly<Record<string, Explanation>>;
}
