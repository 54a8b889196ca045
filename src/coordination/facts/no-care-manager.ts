// Somebody asked for a care manager, and there is none: other than when nobody has asked yet.
import type { StayFacts } from './facts.ts';

export const hasNoCareManager = ({ careManager, told, byHand, screening }: StayFacts): boolean =>
  careManager === undefined &&
  screening?.hasCareManager !== 'yes' &&
  (screening?.hasCareManager === 'no' ||
    told.some(({ isDone, topics }) => isDone && topics.includes(IDENTIFY)) ||
    byHand.some(({ status, step }) => status === 'completed' && step === IDENTIFY));

const IDENTIFY = 'identify-care-manager';
