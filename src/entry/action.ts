import { runAction } from './action/run.ts';
import { annotateTrouble } from './action/trouble.ts';
import { guarded, leave } from './exit.ts';
import { ISSUES_URL } from './tool.ts';

leave(await guarded(runAction, annotateTrouble, ISSUES_URL));
