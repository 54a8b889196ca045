import type { Resource } from '../resource.ts';
import { readJson } from './read.ts';

/** What is stored was a resource when it came in. */
export const resourceIn = (content: string): Resource => readJson(content) as unknown as Resource;
