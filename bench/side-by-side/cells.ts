import type { Server } from '../duet/cells.ts';

/** How the script's load runs: two held levels with ramps between, or one level all the time. */
export type Load = 'staged' | 'constant';
/** What is asked of `compare.shape`. */
export type Way = 'whole' | 'auto';
export type Effect = 'A/A' | '+25 %' | '+50 % at the peak' | 'head takes all CPU';

/** One kind of run. */
export type Cell = {
  readonly server: Server;
  readonly load: Load;
  readonly way: Way;
  readonly effect: Effect;
  readonly neighbour: boolean;
  /** iterations per second of one arm, at the highest level */
  readonly rate: number;
};

/** Rates at which both arms and their k6 take about 10, 30, 50 and 70 % of two CPUs; what they took is in each row. */
const RATES: Readonly<Record<Server, readonly number[]>> = {
  cpu: [12, 45, 80, 115],
  io: [60, 250, 450, 650],
  shop: [8, 25, 45],
};
/** Place of the rate at which everything else is tried. */
const MIDDLE = 1;

const SERVERS: readonly Server[] = ['cpu', 'io', 'shop'];
const LOADS: readonly Load[] = ['staged', 'constant'];
const CHANGES: readonly Effect[] = ['A/A', '+25 %'];

const whole = { way: 'whole', neighbour: false } as const;

export const CELLS: readonly Cell[] = SERVERS.flatMap((server) => {
  const rate = RATES[server][MIDDLE] ?? 0;
  const rates = LOADS.flatMap((load) =>
    CHANGES.flatMap((effect) =>
      RATES[server].map((each) => ({ server, load, effect, ...whole, rate: each })),
    ),
  );
  const beside = LOADS.flatMap((load) =>
    CHANGES.map((effect) => ({ server, load, effect, ...whole, neighbour: true, rate })),
  );
  const staged = { server, load: 'staged', ...whole, rate } as const;
  return [
    ...rates,
    ...beside,
    ...CHANGES.map(
      (effect) => ({ server, load: 'constant', way: 'auto', neighbour: false, effect, rate }) as const,
    ),
    // The shop's slow-down knows no rate.
    ...(server === 'shop' ? [] : [{ ...staged, effect: '+50 % at the peak' } as const]),
    { ...staged, effect: 'head takes all CPU' },
  ] satisfies Cell[];
});

const SHORT: Readonly<Record<Effect, string>> = {
  'A/A': 'aa',
  '+25 %': 'plus-25',
  '+50 % at the peak': 'peak-plus-50',
  'head takes all CPU': 'all-cpu',
};

/** `io-staged-250-plus-25-neighbour`; in alternating rounds `io-constant-250-aa-rounds`. */
export function cellName({ server, load, effect, rate, neighbour, way }: Cell): string {
  const beside = neighbour ? ['neighbour'] : [];
  const rounds = way === 'auto' ? ['rounds'] : [];
  return [server, load, rate, SHORT[effect], ...beside, ...rounds].join('-');
}
