// Regular expressions that stand in stored resources: whoever wrote one may have written one that runs for hours.
import { createContext, Script } from 'node:vm';
import type { Matching } from '../fhir/terminology/terminology.ts';

// Good ones take microseconds; the clock goes on while others have the processor.
const ALLOWED_MS = 500;

const program = new Script('new Set(texts.filter((regex => (text) => regex.test(text))(new RegExp(pattern, "u"))))');
const room = createContext({ pattern: '', texts: [] as readonly string[] });

export const matching: Matching = (pattern, texts) => {
  try {
    Object.assign(room, { pattern: `^(?:${pattern})$`, texts });
    return program.runInContext(room, { timeout: ALLOWED_MS }) as ReadonlySet<string>;
  } catch {
    return undefined;
  } finally {
    Object.assign(room, { pattern: '', texts: [] });
  }
};
