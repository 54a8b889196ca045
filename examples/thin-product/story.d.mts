// For the tests, which are TypeScript.
import type { Bundle, Task } from 'fhir/r4.js';

export interface StoryOptions {
  /** One line for each step: who, and what. */
  readonly say?: (who: string, what: string) => void;
  /** When the patient is admitted, in milliseconds. */
  readonly now?: number;
}

export interface StoryTold {
  /** Id of the Encounter. */
  readonly stay: string;
  /** All steps of the stay, as they stand at the end. */
  readonly tasks: readonly Task[];
  /** All notifications, in the order in which they came. */
  readonly received: Readonly<Record<'hospital' | 'office', readonly Bundle[]>>;
}

export function run(base: string, options?: StoryOptions): Promise<StoryTold>;
