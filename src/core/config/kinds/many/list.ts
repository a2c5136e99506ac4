import type { Kind } from '../kind.ts';
import { TEXT_PATTERN } from '../texts/text.ts';
import { items } from './items.ts';

export const LIST: Kind<readonly string[]> = items({
  wants: 'a list of texts',
  itemWants: 'a text',
  item: TEXT_PATTERN,
});
