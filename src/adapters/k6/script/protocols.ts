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

/** That a script measures nothing that is compared, whatever else it does, and what its user can do. `protocols`: what is known of it. */
export function notCompared(protocols: readonly string[]): {
  readonly message: string;
  readonly hint: string;
} {
  const what = protocols.length === 0 ? '' : ` makes ${protocols.join(' and ')} and`;
  const often =
    protocols.length === 0 ? ' Where it makes requests now and then, let each iteration make one.' : '';
  return {
    message: `The script${what} measures nothing that is compared: no request, no WebSocket connection and no Trend, Rate or Counter.`,
    hint: `Add \`new Trend(name, true)\` of k6/metrics for what is to be compared, or run this script with k6 alone, where its thresholds hold.${often}`,
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
