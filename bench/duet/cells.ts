import path from 'node:path';

const HERE = import.meta.dirname;
const SHOP = path.join(HERE, '..', '..', 'examples', 'shop');

export type Server = 'cpu' | 'io' | 'shop';
/** One kind of run: a server, and what is planted in its head. */
export type Cell = { readonly server: Server; readonly effect: string; readonly runs: number };

/** What head's server gets in its environment, by effect and server. */
export const EFFECTS: Readonly<
  Record<string, { readonly own: Record<string, string>; readonly shop: Record<string, string> }>
> = {
  'A/A': { own: {}, shop: {} },
  '+10 %': { own: { SLOWDOWN: '0.1' }, shop: { SHOP_SLOWDOWN: '0.1' } },
  '+25 %': { own: { SLOWDOWN: '0.25' }, shop: { SHOP_SLOWDOWN: '0.25' } },
  '+50 %': { own: { SLOWDOWN: '0.5' }, shop: { SHOP_SLOWDOWN: '0.5' } },
  'p99 only': { own: { TAIL: '0.02' }, shop: {} },
  'errors constant 2 %': { own: { ERRORS: 'constant:0.02' }, shop: {} },
  'errors independent 2 %': { own: { ERRORS: 'independent:0.02' }, shop: { SHOP_ERROR_RATE: '0.02' } },
  'errors 100 %': { own: { ERRORS: 'all' }, shop: { SHOP_ERROR_RATE: '1' } },
};

const AA_RUNS = 20;
const EFFECT_RUNS = 5;

/** Every cell; the shop has no switch for two of the effects. */
export const CELLS: readonly Cell[] = Object.keys(EFFECTS).flatMap((effect) =>
  (['cpu', 'io', 'shop'] as const).flatMap((server) => {
    const planted = EFFECTS[effect]?.[server === 'shop' ? 'shop' : 'own'] ?? {};
    if (effect !== 'A/A' && Object.keys(planted).length === 0) return [];
    return [{ server, effect, runs: effect === 'A/A' ? AA_RUNS : EFFECT_RUNS }];
  }),
);

/** Half of a core at most: near saturation a server's queue is measured, not its speed. */
const RATES = { cpu: '60/s', io: '200/s' } as const;

export type Drive = {
  readonly command: readonly string[];
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ready: string;
  readonly script: string;
  readonly rate: string;
};

/** How one arm of a cell is started and driven. */
export function driveOf({ server, effect }: Cell, arm: 'base' | 'head'): Drive {
  const planted = arm === 'head' ? (EFFECTS[effect]?.[server === 'shop' ? 'shop' : 'own'] ?? {}) : {};
  if (server === 'shop') {
    const script = path.join(SHOP, 'load.js');
    return { command: ['start.js'], directory: SHOP, env: planted, ready: '/healthz', script, rate: '25/s' };
  }
  const env = { KIND: server, ...planted };
  const script = path.join(HERE, 'load.js');
  return { command: ['server.mjs'], directory: HERE, env, ready: '/', script, rate: RATES[server] };
}
