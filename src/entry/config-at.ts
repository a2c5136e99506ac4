import path from 'node:path';
import { CONFIG_NAMES } from '../adapters/files/config-file.ts';
import { readFileOfTree } from '../adapters/files/tree-file.ts';
import type { Config } from '../core/config/config.ts';
import type { ConfigFile } from '../core/config/config-file.ts';
import { isObject } from '../core/config/is-object.ts';
import { type Parsed, parseConfig } from '../core/config/parse.ts';
import { type ParsedAcceptances, parseAcceptances } from '../core/config/read/acceptances.ts';
import type { Overrides } from '../core/config/read/layers.ts';
import { BASELINE } from '../core/config/settings/baseline.ts';
import { COMPARE, EVIDENCE } from '../core/config/settings/compare.ts';
import { POLICY } from '../core/config/settings/policy.ts';
import type { Setting } from '../core/config/settings/setting.ts';
import { ACCEPTANCES } from '../core/model/acceptance.ts';
import type { ConfigAt } from '../pipeline/ports.ts';
import type { Log } from '../ports/log.ts';
import { acceptancesIn } from './read-acceptances.ts';
import type { Secrets } from './secrets.ts';
import { configsOfWorkflow } from './workflow-configs.ts';

export type ConfigReader = {
  /** of this run, by setting id */
  readonly overrides: Overrides;
  /** of this run, where neither file nor override names its gate */
  readonly defaultGate: string;
  /** the configuration file that this run names, absolute or from its working directory; null: none */
  readonly named: string | null;
  /** of this run */
  readonly workingDirectory: string;
  /** the file that runs this, from the root of the repository; empty: none is known */
  readonly workflow: string;
  readonly log: Log;
  readonly secrets: Pick<Secrets, 'learn'>;
};

/**
 * Reads another revision's configuration, in a folder that holds its files: as this run's inputs or flags would have it,
 * and the rules of that revision alone. Every file is its own: a name, or a link, that leads out of its tree leads
 * nowhere. Where the named file is not there, the rules are those of its default file, which also locks for the named
 * one, else of a file that its own workflow names; what cannot be read is said.
 */
export function configReader(reader: ConfigReader): (directory: string) => Promise<ConfigAt | null> {
  return async (directory) => {
    const name = reader.named === null ? null : nameThere(reader, reader.named);
    const named = name === null ? null : await read(directory, [name]);
    const standard = await read(directory, CONFIG_NAMES);
    const others = await replaced(reader.workflow, name, directory);
    const found = named ?? standard ?? others[0] ?? null;
    if (found === null) return null;
    const locking = [named, standard, ...others].find((one) => one?.locks === true) ?? found;
    const parsed = found.file === null ? null : parseAs(reader.overrides, found.file);
    const own = await rulesOfTree(directory, locking, reader);
    const trouble = troubleOf(reader.named, named, found, own.trouble, parsed);
    if (trouble !== null) reader.log.write('warning', trouble);
    const config = parsed?.ok === true ? parsed.config : own.config;
    reader.secrets.learn(config);
    // What lies at another name may be another gate's.
    const same = found === (name === null ? standard : named);
    const gate = same ? gateThere(reader, found) : null;
    const { gate: _gate, ...rest } = config;
    return {
      ...{ ...rest, ...(gate !== null && { gate }) },
      app: same ? config.app : null,
      trouble,
      policyFrom: locking.locks ? 'base' : 'head',
      own: own.config,
    };
  };
}

/** The same place in the other tree. */
const nameThere = ({ workingDirectory }: ConfigReader, named: string): string =>
  path.relative(workingDirectory, path.resolve(workingDirectory, named));

/** What the workflow of that tree would have read in the place of what this run reads. */
async function replaced(workflow: string, name: string | null, directory: string): Promise<readonly Found[]> {
  const names = await configsOfWorkflow(workflow, name, directory);
  const all = await Promise.all(names.map((one) => read(directory, [one])));
  return all.filter((one) => one !== null);
}

/** `file`: null: there is one, and it is no YAML. */
type Found = { readonly file: ConfigFile | null; readonly locks: boolean; readonly problem: string | null };

async function read(directory: string, names: readonly string[]): Promise<Found | null> {
  for (const name of names) {
    const found = await readFileOfTree(directory, name);
    if (found === null) continue;
    const { text, file, problem } = found;
    // Of one that cannot be read the lock must not fall off with the rest.
    const locks =
      file === null
        ? /\bfrom['"]?:\s*['"]?\s*base\b/.test(text)
        : `${policyIn(file)['from']}`.trim() === 'base';
    return { file, locks, problem };
  }
  return null;
}

function policyIn({ value }: ConfigFile): Readonly<Record<string, unknown>> {
  const policy = isObject(value) ? value['policy'] : null;
  return isObject(policy) ? policy : {};
}

function parseAs(
  overrides: Overrides,
  file: ConfigFile,
  acceptances?: ParsedAcceptances,
  defaultGate = 'base',
): Parsed {
  return parseConfig({
    ...{ file, overrides, measures: false, defaultGate },
    ...(acceptances !== undefined && { acceptances }),
    label: (id) => id,
    outFor: () => '',
    resolve: (name) => path.resolve(name),
  });
}

/** What the workflow calls it is no file's to say, and several gates may share a file; null: it cannot be read. */
function gateThere({ overrides, defaultGate }: ConfigReader, { file }: Found): string | null {
  if (file === null) return null;
  const named = isObject(file.value) ? file.value['gate'] : undefined;
  const value = named === undefined ? {} : { gate: named };
  const given = overrides['gate'] === undefined ? {} : { gate: overrides['gate'] };
  const parsed = parseAs(given, { ...file, value }, undefined, defaultGate);
  return parsed.ok ? parsed.config.gate : null;
}

type RulesThere = { readonly config: Config; readonly trouble: string | null };

/** What of a file are rules, by the keys that the rows of rules stand below; of the load, the preset, which sets some. */
const RULES: readonly string[] = [
  ...new Set(
    [POLICY, EVIDENCE, COMPARE, BASELINE]
      .flatMap((rows) => Object.values<Setting>(rows))
      .flatMap(({ path: place }) => place?.split('.')[0] ?? []),
  ),
  ...['paths', 'workload'],
];

/** The rules of the file and what is accepted there; the standards for each part that cannot be read. */
async function rulesOfTree(
  directory: string,
  { file, problem }: Found,
  reader: ConfigReader,
): Promise<RulesThere> {
  const accepted = await acceptancesOf(directory, reader);
  const all = file !== null && isObject(file.value) ? file.value : {};
  const value: Readonly<Record<string, unknown>> = { ...all, workload: presetIn(all['workload']) };
  const parsedOf = (parts: readonly string[]) => {
    const kept = parts.filter((part) => value[part] !== undefined).map((part) => [part, value[part]]);
    const only = { name: file?.name ?? '', value: Object.fromEntries(kept), locate: () => null };
    return parseAs({}, only, accepted);
  };
  const parsed = parsedOf(RULES);
  if (parsed.ok) return { config: parsed.config, trouble: problem };
  const sound = RULES.filter((part) => parsedOf([part]).ok);
  const whole = parsedOf(sound);
  // A preset can contradict what is sound without it.
  const readable = whole.ok ? whole : parsedOf(sound.filter((part) => part !== 'workload'));
  if (!readable.ok) throw new Error('what can be read part by part cannot be read as a whole');
  return { config: readable.config, trouble: parsed.problems[0]?.message ?? '' };
}

function presetIn(workload: unknown): unknown {
  const preset = isObject(workload) ? workload['preset'] : undefined;
  return preset === undefined ? undefined : { preset };
}

async function acceptancesOf(
  directory: string,
  { workingDirectory }: ConfigReader,
): Promise<ParsedAcceptances> {
  const found = await readFileOfTree(directory, ACCEPTANCES);
  const parsed = found === null || found.file === null ? null : parseAcceptances(found.file);
  // An entry that cannot be read accepts nothing.
  const acceptances = parsed?.acceptances ?? [];
  // Of this run's own folder: the other tree may be no repository.
  return { acceptances, problems: [], ...acceptancesIn(workingDirectory) };
}

function troubleOf(
  name: string | null,
  named: Found | null,
  found: Found,
  ofRules: string | null,
  parsed: Parsed | null,
): string | null {
  const ofFile = parsed?.ok === false ? (parsed.problems[0]?.message ?? '') : null;
  const problem = found.problem ?? ofRules ?? ofFile;
  if (problem !== null) return `The configuration of base is not used as it stands: ${problem}`;
  if (name === null || named !== null) return null;
  return `Base has no ${path.basename(name)}; its rules are those of its ${found.file?.name ?? 'own file'}.`;
}
