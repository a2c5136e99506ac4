import type { Kind } from '../kind.ts';
import { items } from './items.ts';

/** Paths from the root of the application, or whole addresses, with `:name` or `*` for what varies. */
export const ROUTES: Kind<readonly string[]> = items({
  wants: 'a list of routes such as /users/:name/posts/*',
  itemWants: 'a path from / on, or a whole address',
  item: /^(\/|https?:\/\/[^/\s]+)[^\s#]*$/,
});
