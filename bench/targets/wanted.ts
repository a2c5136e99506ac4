import type { TargetState } from '../../src/core/model/targets/judged-target.ts';
import { RECOMMENDED } from '../../src/core/targets/vocabulary.ts';
import { PLANTED, TIMES, type Times } from './truth.ts';

/** How head is driven: alone at a known rate, beside base at it, by users, and by too few users for the rate. */
export const WAYS = ['alone', 'beside base', 'users', 'too few users'] as const;

export type Way = (typeof WAYS)[number];

/** Where the limit lies from the true value; `none`: nobody can know the value. */
export type Margin = 'met' | 'missed' | 'just met' | 'just missed' | 'none';

/** A target, and what it must come to. */
export type Wanted = {
  /** without its limit: `GET /orders: p95` */
  readonly of: string;
  /** as the file holds it */
  readonly text: string;
  readonly margin: Margin;
  /** in the unit of the limit; null: known to be far from it, or not at all */
  readonly truth: number | null;
};

/** What is right: near its limit a value may be on either side, but not for certain on the wrong one. */
export const RIGHT: Readonly<Record<Margin, readonly TargetState[]>> = {
  met: ['met'],
  missed: ['missed'],
  'just met': ['near', 'met'],
  'just missed': ['near', 'missed'],
  none: ['unmeasured'],
};

/** So near the true value that no run of this length can tell. */
const NEAR = 1.005;

const written = (value: number): string => String(Number(value.toPrecision(6)));

type Limits = readonly (readonly [Margin, number])[];

const wanted = (of: string, sign: string, unit: string, limits: Limits, truth: number | null) =>
  limits.map(
    ([margin, limit]): Wanted => ({ of, text: `${of} ${sign} ${written(limit)}${unit}`, margin, truth }),
  );

/** A value that must be below its limit. */
const ceiling = (of: string, truth: number, unit: string, [up, down]: readonly [number, number]) => {
  const far: Limits = [
    ['met', truth * up],
    ['missed', truth / down],
  ];
  const near: Limits = [
    ['just met', truth * NEAR],
    ['just missed', truth / NEAR],
  ];
  return wanted(of, '<', unit, [...far, ...near], truth);
};

/** A share, in %, that must be above its limit: what is missing of all of it is what counts. */
const floor = (of: string, truth: number) => {
  const limits: Limits = [
    ['met', 100 - (100 - truth) * 2],
    ['missed', 100 - (100 - truth) / 3],
    ['just met', 100 - (100 - truth) * NEAR],
    ['just missed', 100 - (100 - truth) / NEAR],
  ];
  return wanted(of, '>', '%', limits, truth);
};

const rate = (of: string, unit: string, limits: Limits, truth: number | null = null) =>
  wanted(of, '>=', unit, limits, truth);

const FAR: readonly [number, number] = [1.5, 1.5];
/** Of what is counted, a third and the double. */
const FAR_COUNTED: readonly [number, number] = [2, 3];

const latency = (prefix: string, times: Times) =>
  (['p50', 'p90', 'p95', 'p99'] as const)
    .flatMap((one) => ceiling(`${prefix}${one}`, times.at(Number(one.slice(1)) / 100), 'ms', FAR))
    .concat(ceiling(`${prefix}avg`, times.mean, 'ms', FAR));

const { ordersFail, fresh, retry, rate: asked } = PLANTED;
const PERCENT = 100;

/** Whatever is known of each request, on either way of driving a known rate. */
const OF_REQUESTS: readonly Wanted[] = [
  ...latency('', TIMES.all),
  ...latency('GET /orders: ', TIMES.orders),
  ...ceiling('scenario shop: p95', TIMES.all.at(0.95), 'ms', FAR),
  ...ceiling('ttfb p95', TIMES.firstByte.at(0.95), 'ms', FAR),
  ...ceiling('ttfb avg', TIMES.firstByte.mean, 'ms', FAR),
  ...ceiling('error-rate', (ordersFail / 2) * PERCENT, '%', FAR_COUNTED),
  ...ceiling('GET /orders: error-rate', ordersFail * PERCENT, '%', FAR_COUNTED),
  ...floor('availability', (1 - ordersFail / 2) * PERCENT),
  ...floor('checks', fresh * PERCENT),
  ...ceiling('checkout_time p95', TIMES.took.at(0.95), 'ms', FAR),
  ...ceiling('cart_size p50', TIMES.size.at(0.5), '', FAR),
  ...floor('cache_hit', fresh * PERCENT),
  ...ceiling('retries', retry * asked, '/s', FAR_COUNTED),
  ...wanted('GET /nothing: p95', '<', 's', [['none', 1]], null),
  ...wanted('no_such p95', '<', 's', [['none', 1]], null),
  // Its servers have no database.
  ...RECOMMENDED.filter((text) => text.startsWith('db.')).map(
    (text): Wanted => ({ of: text.replace(/ [<>].*/, ''), text, margin: 'none', truth: null }),
  ),
];

const REQUESTS_EACH = 2;
const reached = (isBesideBase: boolean) => [
  ...rate(
    'rps',
    '',
    [
      ['met', asked],
      ['just met', asked * REQUESTS_EACH],
      // Base makes three requests in each iteration: so many were asked for.
      [isBesideBase ? 'missed' : 'none', asked * (REQUESTS_EACH + 0.9)],
      ['none', asked * (REQUESTS_EACH + 2)],
    ],
    asked * REQUESTS_EACH,
  ),
  ...rate(
    'transactions',
    '/s',
    [
      ['met', asked / 2],
      ['just met', asked],
      ['none', asked * 2],
    ],
    asked,
  ),
  ...rate('vus', '', [['none', 10]]),
];

/** Of 121 arrivals 120 find a virtual user: a valid run drops one of a hundred at most. */
const FOUND = (asked * 120) / 121;

const SHORT: Limits = [
  ['met', asked / 2],
  ['missed', asked],
  ['none', asked * 2],
];

const UNASKED: Limits = [
  ['met', 5],
  ['none', 5000],
];

export const WANTED: Readonly<Record<Way, readonly Wanted[]>> = {
  alone: [
    ...OF_REQUESTS,
    ...reached(false),
    ...wanted(
      'cpu',
      '<',
      '%',
      [
        ['met', 99.9],
        ['missed', 0.5],
      ],
      null,
    ),
  ],
  'beside base': [...OF_REQUESTS, ...reached(true), ...wanted('cpu', '<', '%', [['none', 99.9]], null)],
  users: [
    ...rate('vus', '', [
      ['met', 10],
      ['just met', 20],
      ['none', 40],
    ]),
    ...rate('rps', '', UNASKED),
    ...rate('transactions', '/s', UNASKED),
  ],
  'too few users': [...rate('rps', '', SHORT, FOUND), ...rate('transactions', '/s', SHORT, FOUND)],
};
