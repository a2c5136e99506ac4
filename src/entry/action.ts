import { runAction } from './action/run.ts';
import { annotateTrouble } from './action/trouble.ts';
import { guarded, leave, masking } from './exit.ts';
import { openSecrets } from './secrets.ts';
import { ISSUES_URL } from './tool.ts';

const secrets = openSecrets(process.env);
const run = (stray: Promise<never>) => runAction(stray, secrets);
leave(await guarded(run, masking(annotateTrouble, secrets), ISSUES_URL));
