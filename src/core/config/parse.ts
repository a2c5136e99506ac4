import type { Policy } from '../model/policy.ts';
import type { ParsedAcceptances } from './acceptances.ts';
import type {
  AppConfig,
  CompareConfig,
  Config,
  Mode,
  Problem,
  StoreConfig,
  WorkloadConfig,
} from './config.ts';
import { crossProblems } from './cross-checks.ts';
import { type Layers, readLayers, type Values } from './layers.ts';

export type ParseInput = Layers & {
  /** false: a stage that drives no load needs neither script nor target */
  readonly measures: boolean;
  /** gate id where none is set */
  readonly defaultGate: string;
  /** result folder for a gate, where `out` is not set; absolute */
  readonly outFor: (gate: string) => string;
  /** regressions that were accepted; absent: none */
  readonly acceptances?: ParsedAcceptances;
  /** makes a path absolute */
  readonly resolve: (path: string) => string;
};

export type Parsed =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const DEFAULT_DURATION_MS = 30_000;
const DEFAULT_BUDGET_SECONDS = 120;
const DEFAULT_READY_MS = 60_000;

/** What judges, how it is compared, what with, and for which files. */
export type OwnRules = Pick<Config, 'policy' | 'compare' | 'baseline' | 'paths'>;

/** The rules where nothing is said. */
export const standardRules = (): OwnRules => ({
  policy: policy({}, new Set()),
  compare: compare({}),
  baseline: { ...baseline({}, { resolve: (name) => name }), store: { kind: 'artifact' } },
  paths: [],
});

/** Builds the configuration once, frozen, or returns every problem at once. */
export function parseConfig(input: ParseInput): Parsed {
  const { values, given, problems } = readLayers(input);
  const accepting = input.acceptances?.problems ?? [];
  const all = [...problems, ...crossProblems({ ...input, values, given }), ...accepting];
  if (all.length > 0) return { ok: false, problems: all };
  return { ok: true, config: frozen(build(values, given, input)) };
}

function build(values: Values, given: ReadonlySet<string>, input: ParseInput): Config {
  const read = readers(values);
  const gate = read.text('gate') ?? input.defaultGate;
  const out = read.text('out');
  return {
    gate,
    app: app(values),
    workload: workload(values),
    compare: compare(values),
    policy: { ...policy(values, given), ...accepted(input) },
    policyFrom: read.of<Config['policyFrom']>('policy-from') ?? 'head',
    baseline: baseline(values, input),
    k6: {
      version: read.text('k6-version') ?? '',
      path: read.text('k6-path'),
      mirror: read.text('k6-mirror'),
      sha256: read.text('k6-sha256')?.toLowerCase() ?? null,
    },
    mode: read.of<Mode>('mode') ?? 'auto',
    fromRun: read.of<number>('from-run'),
    paths: read.of<readonly string[]>('paths') ?? [],
    file: input.file?.name ?? null,
    handOver: read.of<boolean>('hand-over') ?? false,
    commentGroup: read.text('comment-group'),
    checkRun: read.of<boolean>('check-run') ?? false,
    comment: read.of<Config['comment']>('comment') ?? 'always',
    dryRun: read.of<boolean>('dry-run') ?? false,
    workingDirectory: input.resolve(read.text('working-directory') ?? '.'),
    out: out === null ? input.outFor(gate) : input.resolve(out),
  };
}

function accepted({ acceptances }: ParseInput): Pick<Policy, 'accepted'> {
  const list = acceptances?.acceptances ?? [];
  return list.length === 0 ? {} : { accepted: list };
}

/** Frozen to its last leaf. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}

/** `readValue` has checked every value against its setting's kind; these only say which one it is. */
function readers(values: Values) {
  const of = <T>(id: string): T | null => (values[id] as T | undefined) ?? null;
  return { of, text: (id: string) => of<string>(id) };
}

function app(values: Values): AppConfig | null {
  const read = readers(values);
  const start = read.text('start');
  if (start === null) return null;
  return {
    start,
    build: read.text('build'),
    ready: read.text('ready') ?? '/',
    readyMs: read.of<number>('ready-timeout') ?? DEFAULT_READY_MS,
    stop: read.text('stop'),
    setup: read.text('setup'),
    reset: read.text('reset'),
    port: read.of<number>('port'),
    env: read.of<Readonly<Record<string, string>>>('app-env') ?? {},
  };
}

function compare(values: Values): CompareConfig {
  const read = readers(values);
  return {
    mode: read.of<CompareConfig['mode']>('compare') ?? 'auto',
    escalate: read.of<CompareConfig['escalate']>('escalate') ?? 'duet',
    baseTarget: read.text('base-target'),
    headTarget: read.text('head-target'),
    baseRevision: read.text('base'),
    budgetSeconds: read.of<number>('budget') ?? DEFAULT_BUDGET_SECONDS,
    seed: read.of<number>('seed'),
  };
}

function baseline(values: Values, { resolve }: Pick<ParseInput, 'resolve'>): Config['baseline'] {
  const read = readers(values);
  const store = read.of<StoreConfig>('baseline') ?? { kind: 'none' };
  return {
    store: store.kind === 'directory' ? { ...store, path: resolve(store.path) } : store,
    branches: read.of<readonly string[]>('base-branch') ?? [],
    workflows: read.of<readonly string[]>('baseline-workflow') ?? [],
    waitMs: read.of<number>('baseline-wait') ?? 0,
    anchor: read.text('baseline-anchor'),
    save: read.of<boolean>('save-baseline') ?? false,
  };
}

function workload(values: Values): WorkloadConfig {
  const read = readers(values);
  const perSecond = read.of<number>('rate');
  const duration = read.of<number>('duration');
  return {
    script: read.text('script') ?? '',
    target: read.text('target'),
    rate: perSecond === null ? null : { perSecond, text: rateText(perSecond) },
    durationMs: perSecond === null ? duration : (duration ?? DEFAULT_DURATION_MS),
    warmupMs: read.of<number>('warmup'),
    environment: read.text('environment'),
    names: read.of<readonly string[]>('names') ?? [],
    env: read.of<readonly string[]>('env') ?? [],
  };
}

/** In the unit that keeps the number from vanishing: "0.5/s" is "30/m". */
function rateText(perSecond: number): string {
  const [count, unit] =
    perSecond >= 1 ? [perSecond, 's'] : perSecond >= 1 / 60 ? [perSecond * 60, 'm'] : [perSecond * 3600, 'h'];
  return `${Math.round(count * 100) / 100}/${unit}`;
}

function policy(values: Values, given: ReadonlySet<string>): Policy {
  const read = readers(values);
  const passes = (id: string, standard: 'pass' | 'fail') => read.of<'pass' | 'fail'>(id) ?? standard;
  return {
    warn: read.of<number>('warn') ?? 0.2,
    fail: read.of<number>('fail') ?? 0.5,
    failOn: read.of<Policy['failOn']>('fail-on') ?? 'fail',
    thresholds: read.of<Policy['thresholds']>('thresholds') ?? 'head-only',
    onInconclusive: passes('on-inconclusive', 'pass'),
    onNoBaseline: passes('on-no-baseline', 'pass'),
    onInvalid: passes('on-invalid', 'fail'),
    ...ownLimits(values, given),
  };
}

/** Only what was set: who judges has its own standards for the rest. */
function ownLimits(
  values: Values,
  given: ReadonlySet<string>,
): Pick<Policy, 'metrics' | 'endpoints' | 'confidence'> {
  const ids = ['metrics', 'endpoints', 'confidence'].filter((id) => given.has(id));
  return Object.fromEntries(ids.map((id) => [id, values[id]]));
}
