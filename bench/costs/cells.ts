/** How much of a request is CPU: all of it, or a part beside a wait. */
export type Server = 'cpu' | 'io';
export type Way = 'rounds' | 'side';
export type Effect = 'aa' | 'plus-10';

/** One kind of run. */
export type Cell = { readonly server: Server; readonly way: Way; readonly effect: Effect };

const SERVERS: readonly Server[] = ['cpu', 'io'];
const WAYS: readonly Way[] = ['side', 'rounds'];
const EFFECTS: readonly Effect[] = ['aa', 'plus-10'];

/** Requests per second of one arm, at which both arms and their k6 leave the machine room. */
export const RATES: Readonly<Record<Server, number>> = { cpu: 60, io: 150 };

export const CELLS: readonly Cell[] = EFFECTS.flatMap((effect) =>
  WAYS.flatMap((way) => SERVERS.map((server) => ({ server, way, effect }))),
);

/** `cpu-side-plus-10` */
export const cellName = ({ server, way, effect }: Cell): string => `${server}-${way}-${effect}`;
