import type { Policy } from '../model/policy.ts';
import { betweenSettings } from './check/between-settings.ts';
import { isStarted } from './check/is-started.ts';
import { unknownKeys } from './check/unknown-keys.ts';
import type { Config } from './config.ts';
import type { Problem } from './problem.ts';
import type { ParsedAcceptances } from './read/acceptances.ts';
import { configPart } from './read/config-part.ts';
import { type Layers, type Reading, readLayers } from './read/layers.ts';
import { APP } from './settings/app.ts';
import { BASELINE } from './settings/baseline.ts';
import { COMMAND_LINE } from './settings/command-line.ts';
import { COMPARE, EVIDENCE } from './settings/compare.ts';
import { GATE_ITSELF } from './settings/gate-itself.ts';
import { K6 } from './settings/k6.ts';
import { POLICY } from './settings/policy.ts';
import { PROBES } from './settings/probes.ts';
import { REPORTING } from './settings/reporting.ts';
import { STAGE } from './settings/stage.ts';
import { madeOf, originOf, WITH_RATE_MS, WORKLOAD } from './settings/workload.ts';

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

/** What judges, how it is compared, what with, and for which files. */
export type OwnRules = Pick<Config, 'policy' | 'compare' | 'baseline' | 'paths'>;

/** The rules where nothing is said. */
export function standardRules(): OwnRules {
  const nothing = readLayers({ file: null, overrides: {}, label: (id) => id });
  const { policy, compare } = judging(nothing);
  const { paths } = configPart(GATE_ITSELF, nothing);
  return { policy, compare, baseline: baseline(nothing, (name) => name), paths };
}

/** Builds the configuration once, frozen, or returns every problem at once. */
export function parseConfig(input: ParseInput): Parsed {
  const reading = readLayers(input);
  const problems = [
    ...unknownKeys(input.file),
    ...reading.problems,
    ...betweenSettings({ ...input, ...reading }),
    ...(input.acceptances?.problems ?? []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: frozen(build(reading, input)) };
}

/** The parts of the rows, and what no row can say by itself: it depends on another, or on where the run is. */
function build(reading: Reading, input: ParseInput): Config {
  const { resolve } = input;
  const itself = configPart(GATE_ITSELF, reading);
  const reporting = configPart(REPORTING, reading);
  const { out } = configPart(COMMAND_LINE, reading);
  const { policy, ...rules } = judging(reading);
  const gate = itself.gate === '' ? input.defaultGate : itself.gate;
  return {
    ...itself,
    ...configPart(STAGE, reading),
    ...reporting,
    ...rules,
    gate,
    app: isStarted(reading) ? configPart(APP, reading) : null,
    workload: workload(reading),
    preset: presetInUse(reading),
    policy: { ...policy, ...accepted(input) },
    probes: configPart(PROBES, reading),
    baseline: baseline(reading, resolve),
    k6: configPart(K6, reading),
    file: input.file?.name ?? null,
    workingDirectory: resolve(reporting.workingDirectory),
    out: out === '' ? input.outFor(gate) : resolve(out),
  };
}

function judging(reading: Reading): Pick<Config, 'policy' | 'policyFrom' | 'compare'> {
  const { policyFrom, ...policy } = configPart(POLICY, reading);
  const { confidence, ...effort } = configPart(EVIDENCE, reading);
  return {
    policyFrom,
    policy: { ...policy, ...(confidence !== undefined && { confidence }) },
    compare: { ...configPart(COMPARE, reading), ...effort },
  };
}

function workload(reading: Reading): Config['workload'] {
  const { durationMs: read, ...rest } = configPart(WORKLOAD, reading);
  const durationMs = takesDuration(reading) ? read : null;
  return {
    ...rest,
    target: rest.target ?? (isStarted(reading) ? null : originOf(rest)),
    durationMs: rest.rate === null ? durationMs : (durationMs ?? WITH_RATE_MS),
  };
}

/** A script with a load of its own has a length of its own too, whatever a preset would say. */
function takesDuration(reading: Reading): boolean {
  const rest = configPart(WORKLOAD, reading);
  return rest.rate !== null || madeOf(rest) !== null || reading.given.has('duration');
}

function presetInUse(reading: Reading): Config['preset'] {
  const { preset } = reading;
  if (preset === null || takesDuration(reading)) return preset;
  return { ...preset, values: preset.values.filter(({ path }) => path !== WORKLOAD.durationMs.path) };
}

function baseline(reading: Reading, resolve: ParseInput['resolve']): Config['baseline'] {
  const { store, ...rest } = configPart(BASELINE, reading);
  const { saveBaseline: save } = configPart(COMMAND_LINE, reading);
  return {
    ...rest,
    store: store.kind === 'directory' ? { ...store, path: resolve(store.path) } : store,
    save,
  };
}

function accepted({ acceptances }: ParseInput): Pick<Policy, 'accepted' | 'acceptIn'> {
  const list = acceptances?.acceptances ?? [];
  return {
    ...(list.length > 0 && { accepted: list }),
    ...(acceptances?.file !== undefined && { acceptIn: acceptances.file }),
  };
}

/** Frozen to its last leaf. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}
