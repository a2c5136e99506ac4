import type { Problem } from '../problem.ts';
import type { Layers, Reading } from '../read/layers.ts';
import { SETTINGS } from '../settings.ts';

/** What checks between settings look at. */
export type Context = Layers & Pick<Reading, 'values' | 'given' | 'preset'> & { readonly measures: boolean };

/** A problem between settings. `inside`: where in the value of that setting it stands; absent: the value itself. */
export type Mistake = {
  readonly id: string;
  readonly inside?: readonly (string | number)[];
  readonly message: string;
};

/** How a setting is called in a sentence: its place in the file, else its flag or input. */
export function pathOf(id: string, { label }: Pick<Context, 'label'>): string {
  return SETTINGS.find((setting) => setting.id === id)?.path ?? label(id);
}

/** Both ways to set it. */
export function names(id: string, context: Context): string {
  return `${pathOf(id, context)} (or ${context.label(id)})`;
}

/** At the override, else at the value in the file, else at the group that the key is missing from. */
export function problemAt({ id, inside = [], message }: Mistake, context: Context): Problem {
  const { file, overrides, label } = context;
  const override = overrides[id] !== undefined && overrides[id] !== '';
  if (override || file === null) return { where: label(id), line: null, column: null, message };
  const keys: readonly (string | number)[] = [...pathOf(id, context).split('.'), ...inside];
  const at = file.locate(keys, 'value') ?? file.locate(keys.slice(0, -1), 'key');
  return { where: file.name, line: at?.line ?? null, column: at?.column ?? null, message };
}
