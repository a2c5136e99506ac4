import { secretsWithin } from '../../secrets.ts';
import type { Kind } from '../kind.ts';
import { items } from './items.ts';

/** Names of variables to pass on, or `NAME=value`. */
export const VARIABLES: Kind<readonly string[]> = {
  ...items({
    wants: 'a list of variables as NAME or NAME=value',
    itemWants: 'NAME or NAME=value',
    item: /^[A-Za-z_]\w*(=[\s\S]*)?$/,
  }),
  secrets: (raw) => secretsWithin(raw, false),
};
