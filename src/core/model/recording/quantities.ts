/** What is read of the machine or of an application during a window, by its stable id. */
export const QUANTITY_IDS = [
  // of the machine
  'steal',
  'pressure',
  'busy',
  'memory',
  'disk-wait',
  'network',
  'throttled',
  'oom-kills',
  // of an arm's processes
  'cpu',
  'cpu-wait',
  'resident-memory',
  'own-memory',
  'minor-faults',
  'major-faults',
  'switches',
  'handles',
  'threads',
  // of the database that an arm has to itself
  'statements',
  'statement-rows',
  'statement-time',
  // of the load
  'received',
] as const;

export type QuantityId = (typeof QUANTITY_IDS)[number];

/** Shares are 0…1, times are in milliseconds. */
export const QUANTITY_UNITS = ['ratio', 'ms', 'bytes', 'plain'] as const;

export type QuantityUnit = (typeof QUANTITY_UNITS)[number];

/** `counter`: what came to it within the window, or which share of it; `gauge`: its mean over the window's time. */
export type QuantityDefinition = {
  readonly title: string;
  readonly unit: QuantityUnit;
  readonly kind: 'counter' | 'gauge';
  readonly of: 'arm' | 'machine';
  readonly better: 'lower' | 'higher';
};

const counter = (of: QuantityDefinition['of'], unit: QuantityUnit, title: string): QuantityDefinition => ({
  ...{ title, unit, kind: 'counter', of, better: 'lower' },
});

const gauge = (of: QuantityDefinition['of'], unit: QuantityUnit, title: string): QuantityDefinition => ({
  ...{ title, unit, kind: 'gauge', of, better: 'lower' },
});

/** The one place that says what each reading is. A quantity that could not be read is absent from its window, never 0. */
export const QUANTITIES: Readonly<Record<QuantityId, QuantityDefinition>> = {
  // Of the machine's CPU time, what its host took away.
  steal: counter('machine', 'ratio', 'stolen CPU time'),
  // Of the time, that in which something waited for a CPU.
  pressure: counter('machine', 'ratio', 'CPU pressure'),
  // Of the machine's CPU time, that which somebody used.
  busy: counter('machine', 'ratio', 'CPU in use'),
  // Of the limit of the control group, where one is below the machine's memory, else of the machine's.
  memory: gauge('machine', 'ratio', 'memory in use'),
  // Of the time (PSI); where the kernel keeps none, of the CPU time that could have been used meanwhile (iowait).
  'disk-wait': counter('machine', 'ratio', 'disk wait'),
  // Of what the link of the default route can carry, in the direction that carries more.
  network: counter('machine', 'ratio', 'network use'),
  // Of the periods of its CPU limit, those in which the control group was held back.
  throttled: counter('machine', 'ratio', 'CPU throttling'),
  'oom-kills': counter('machine', 'plain', 'OOM kills'),
  // User and system time of all of its processes, also of those that ended.
  cpu: counter('arm', 'ms', 'CPU time'),
  // Of all of its threads together, time in which they could have run and had no CPU.
  'cpu-wait': counter('arm', 'ms', 'CPU wait'),
  // Of all processes, what they share once; where that cannot be read it counts for each.
  'resident-memory': gauge('arm', 'bytes', 'resident memory'),
  // The same, of the limit of its control group, else of the machine's memory.
  'own-memory': gauge('arm', 'ratio', 'own memory'),
  'minor-faults': counter('arm', 'plain', 'minor page faults'),
  'major-faults': counter('arm', 'plain', 'major page faults'),
  // Times that a thread was given a CPU.
  switches: counter('arm', 'plain', 'context switches'),
  handles: gauge('arm', 'plain', 'open files'),
  threads: gauge('arm', 'plain', 'threads'),
  // What clients asked the database for; what functions and triggers run is within it.
  statements: counter('arm', 'plain', 'statements'),
  // That statements returned or changed.
  'statement-rows': counter('arm', 'plain', 'rows of statements'),
  'statement-time': counter('arm', 'ms', 'time of statements'),
  // What the load generator received in its judged iterations, headers too.
  received: counter('arm', 'bytes', 'data received'),
};
