import type { Kind } from '../kind.ts';
import { matching } from '../one-value.ts';

/** A whole version: what a range stands for changes under the user's feet. */
export const VERSION: Kind<string> = matching(/^v?\d+\.\d+\.\d+$/, { wants: 'a full version such as 2.2.0' });
