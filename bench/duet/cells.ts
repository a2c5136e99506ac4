export type Server = 'cpu' | 'io' | 'shop';
export const SERVERS: readonly Server[] = ['cpu', 'io', 'shop'];

/** What is planted in head, as variables of its server's environment, and who else is on the machine. */
export type Effect = {
  readonly own: Readonly<Record<string, string>>;
  readonly shop: Readonly<Record<string, string>>;
  /** a process beside it burns a core in bursts */
  readonly neighbour: boolean;
  readonly runs: Readonly<Record<Server, number>>;
};

const FEW = { cpu: 5, io: 5, shop: 5 };
const slower = (share: string) => ({
  own: { SLOWDOWN: share },
  shop: { SHOP_SLOWDOWN: share },
  neighbour: false,
  runs: FEW,
});
const NOTHING = { own: {}, shop: {}, neighbour: false };

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'A/A': { ...NOTHING, runs: { cpu: 20, io: 20, shop: 20 } },
  '+10 %': slower('0.1'),
  '+25 %': slower('0.25'),
  '+50 %': slower('0.5'),
  'p99 only': { ...NOTHING, own: { TAIL: '0.02' }, shop: { SHOP_TAIL: '0.02' }, runs: FEW },
  'errors constant 2 %': {
    ...NOTHING,
    own: { ERRORS: 'constant:0.02' },
    shop: { SHOP_STEADY_ERRORS: '0.02' },
    runs: FEW,
  },
  'errors independent 2 %': {
    ...NOTHING,
    own: { ERRORS: 'independent:0.02' },
    shop: { SHOP_ERROR_RATE: '0.02' },
    runs: FEW,
  },
  'errors 100 %': { ...NOTHING, own: { ERRORS: 'all' }, shop: { SHOP_ERROR_RATE: '1' }, runs: FEW },
  'A/A, neighbour': { ...NOTHING, neighbour: true, runs: { cpu: 7, io: 7, shop: 6 } },
  '+25 %, neighbour': { ...slower('0.25'), neighbour: true },
};

/** One kind of run: a server, and an effect by its name. */
export type Cell = { readonly server: Server; readonly effect: string; readonly runs: number };

export const CELLS: readonly Cell[] = Object.entries(EFFECTS).flatMap(([effect, { runs }]) =>
  SERVERS.map((server) => ({ server, effect, runs: runs[server] })),
);

type Done = { readonly server: string; readonly effect: string; readonly n: number };

/** The open cell with the smallest share of its runs done, so that a cut leaves an even table; null: all are done. */
export function nextCell(done: readonly Done[], cells: readonly Cell[] = CELLS): Cell | null {
  const share = (cell: Cell) => runsOf(done, cell).length / cell.runs;
  const open = cells.filter((cell) => share(cell) < 1);
  return open.toSorted((a, b) => share(a) - share(b))[0] ?? null;
}

/** The number of a cell's next run, from 1. */
export function nextNumber(done: readonly Done[], cell: Cell): number {
  return 1 + Math.max(0, ...runsOf(done, cell).map(({ n }) => n));
}

function runsOf(done: readonly Done[], { server, effect }: Cell): readonly Done[] {
  return done.filter((one) => one.server === server && one.effect === effect);
}

/** `io-plus-25-neighbour`. */
export function cellName({ server, effect }: Pick<Cell, 'server' | 'effect'>): string {
  const words = effect.replace('+', 'plus-').replace('A/A', 'aa').match(/\w+/g) ?? [];
  return [server, ...words].join('-').toLowerCase();
}

/** A file's name for a run: `io-plus-25-neighbour-3`. */
export const fileName = (cell: Pick<Cell, 'server' | 'effect'>, n: number): string =>
  `${cellName(cell)}-${n}`;
