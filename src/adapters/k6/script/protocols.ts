import { hasBrowser } from '../pages/browser.ts';
import type { Variables } from '../run/variables.ts';
import type { Scenarios } from './scenario.ts';

/** What a script can do with a module of which nothing but times is compared. */
const OTHERS: Readonly<Record<string, string>> = {
  'k6/ws': 'WebSocket sessions',
  'k6/websockets': 'WebSocket sessions',
  'k6/experimental/websockets': 'WebSocket sessions',
  'k6/browser': 'page loads in a browser',
};

/** What of it a script with these imports may do; none: nothing. */
export function otherProtocols(imports: readonly string[]): readonly string[] {
  return [...new Set(imports.flatMap((name) => OTHERS[name] ?? []))];
}

/** That a script does what is not compared and makes no request, and what its user can do. */
export function notCompared(protocols: readonly string[]): {
  readonly message: string;
  readonly hint: string;
} {
  const what = protocols.join(' and ');
  return {
    message: `The script makes ${what} and measures nothing that is compared: no request, no WebSocket connection and no Trend, Rate or Counter.`,
    hint: 'Add `new Trend(name, true)` of k6/metrics for what is to be compared, or run this script with k6 alone, where its thresholds hold.',
  };
}

/** Name of a scenario that needs a browser where there is none; null: none does. Windows is not looked at. */
export function lacksBrowser(scenarios: Scenarios, env: Variables): string | null {
  const name = Object.entries(scenarios).find(([, { options }]) => isBrowser(options))?.[0] ?? null;
  return name === null || hasBrowser(env) ? null : name;
}

/** Of a scenario's `options`: whether it drives a browser. */
export function isBrowser(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'browser' in options;
}
