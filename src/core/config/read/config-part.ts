import type { Rows, Setting } from '../settings/setting.ts';
import type { Reading } from './layers.ts';

/** The part of Config that these rows describe. `readLayers` has found every value to be of its row's kind. */
export function configPart<T, Apart extends string>(
  rows: Rows<T, Apart>,
  { values, given }: Pick<Reading, 'values' | 'given'>,
): T {
  const own = Object.entries<Setting>(rows).filter(([, row]) => row.apart !== true);
  const held = own.filter(([, { id, onlyGiven }]) => onlyGiven !== true || given.has(id));
  return Object.fromEntries(held.map(([key, { id, unset }]) => [key, values[id] ?? unset ?? null])) as T;
}
