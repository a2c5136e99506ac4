import type { Env } from './context.ts';

const PREFIX = 'INPUT_';

/**
 * The action's inputs as the runner passes them on: `INPUT_FAIL-ON` becomes `fail-on`. Values are trimmed and else raw;
 * an input that was not given and has no default is an empty text. Unknown names are kept, so that they can be reported.
 */
export function actionInputs(env: Env): Readonly<Record<string, string>> {
  const inputs = Object.entries(env).flatMap(([key, value]) =>
    key.startsWith(PREFIX) && value !== undefined
      ? [[key.slice(PREFIX.length).toLowerCase(), value.trim()] as const]
      : [],
  );
  return Object.fromEntries(inputs);
}
