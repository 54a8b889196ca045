// Task/[id]/$release: the step is nobody's in particular again, and waits.
import { release } from '../../coordination/transitions/release.ts';
import type { OperationHandler } from '../exchange.ts';
import { changeTask } from './task-transition.ts';

export const releaseTask: OperationHandler = (_inputs, call, hub, at) => changeTask('release', at, call, hub, release);
