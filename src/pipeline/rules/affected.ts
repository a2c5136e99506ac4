import path from 'node:path';
import type { Config } from '../../core/config/config.ts';
import { ACCEPTANCES } from '../../core/model/acceptance.ts';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import { judgeUntouched } from '../../core/words/judge.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { Changed } from '../../ports/git/changed-files.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { baseRequest } from '../baseline/base-request.ts';
import type { Ports } from '../ports.ts';
import { ownFilesOf } from './workflow-files.ts';

/** Where the configuration may lie besides the place that was named. */
const CONFIGURATIONS = ['perf-gate.yml', 'perf-gate.yaml', '.github/perf-gate.yml'];

/**
 * The judgement of a change that touches nothing of what the gate is for; null: it does, or that cannot be told, and
 * then it is measured. Runs of the base branch always are: later ones are compared with them.
 */
export async function untouched(
  config: Config,
  context: RunContext,
  ports: Pick<Ports, 'log' | 'clock' | 'sourceControl' | 'changedFiles' | 'tool'>,
): Promise<Judgement | null> {
  const isChange = context.kind === 'pull-request' || context.kind === 'merge-group';
  if (config.paths.length === 0 || !isChange) return null;
  const { log } = ports;
  try {
    const changed = await filesOf(config, context, ports);
    if (changed === null) return null;
    const touched = touchedBy(changed, config, ownFilesOf(context));
    if (touched !== undefined) {
      log.write('info', `This change touches ${touched}, so the gate is run.`);
      return null;
    }
    return judgeUntouched({
      paths: config.paths,
      files: changed.files.length,
      gate: config.gate,
      tool: ports.tool,
      createdAt: new Date(ports.clock.now()).toISOString(),
      policy: config.policy,
      source: context.source,
    });
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    log.write('warning', `\`paths\` is not looked at, and the gate is run: ${thrown.message} ${thrown.hint}`);
    return null;
  }
}

async function filesOf(
  config: Config,
  context: RunContext,
  { sourceControl, changedFiles }: Pick<Ports, 'sourceControl' | 'changedFiles'>,
): Promise<Changed | null> {
  const base = await sourceControl.base(baseRequest(config, context));
  return base === null ? null : changedFiles.since(base.sha, config.workingDirectory);
}

/** The first file of a change that concerns the gate, which `workflows` run; undefined: none does. */
export const touchedBy = (
  changed: Changed,
  config: Config,
  workflows: readonly string[],
): string | undefined => changed.files.find((file) => concerns(file, changed, config, workflows));

/**
 * Also the gate's own files, among them the workflow that runs it: a change of the rules must not be the reason that
 * they are not applied.
 */
function concerns(file: string, { prefix }: Changed, config: Config, workflows: readonly string[]): boolean {
  const { paths, workload, file: named, workingDirectory } = config;
  const sources = [workload.script, workload.openapi ?? '', workload.har ?? '', named ?? ''];
  const own = [...CONFIGURATIONS, ACCEPTANCES, ...sources];
  const inside = (name: string) => path.relative(workingDirectory, path.resolve(workingDirectory, name));
  const isOwn = own.some((name) => name !== '' && path.posix.join(prefix, inside(name)) === file);
  return isOwn || workflows.includes(file) || matches(file, paths);
}

/**
 * Whether the last pattern that fits takes the file in: one that begins with `!` leaves it out again, as in a
 * workflow's own `paths:`. A folder means all that it holds, and `*` and `**` match names with a leading dot too.
 */
export function matches(file: string, patterns: readonly string[]): boolean {
  const plain = file.replace(/(^|\/)\./g, '$1');
  const fits = (pattern: string) => {
    const globs = [pattern, `${pattern.replace(/\/$/, '')}/**`];
    return globs.some((glob) => [file, plain].some((name) => path.posix.matchesGlob(name, glob)));
  };
  return patterns.reduce(
    (taken, pattern) => (pattern.startsWith('!') ? taken && !fits(pattern.slice(1)) : taken || fits(pattern)),
    false,
  );
}
