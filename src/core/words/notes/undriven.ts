import type { Untraced, UntracedWhy } from '../../model/evidence/untraced.ts';

/** Clauses. */
const UNTRACED: Readonly<Record<UntracedWhy, string>> = {
  unable: 'its statements could not be counted between two requests',
  'no-requests': 'the script makes no HTTP requests',
  astray: 'no request of the script came to BASE_URL',
  threw: 'every iteration threw',
  failed: 'the script could not be driven for it',
  'too-slow': 'nothing was answered in its time',
  'app-died': 'the application ended',
  cancelled: 'it was cancelled',
};

/** Why a script showed nothing where it was driven for a look beside the load, a clause. */
export const undrivenText = ({ why, said }: Untraced): string =>
  `${UNTRACED[why]}${said === null ? '' : ` (${said})`}`;
