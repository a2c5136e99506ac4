import path from 'node:path';
import type { AppConfig } from '../../core/config/settings/app.ts';
import type { StartRequest } from '../../ports/app/app-runner.ts';
import type { OwnDatabase } from '../../ports/app/databases.ts';
import { RUN_VARIABLE } from '../../ports/run.ts';
import { type Mark, markText } from './process/marks.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The runner's own, and the job's token. What is written to the five files, later steps would obey. */
const WITHHELD = /^(INPUT_|ACTIONS_)|^(GITHUB_TOKEN|GH_TOKEN|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/i;

/** Variables that hold tokens of the job: under no other name either is their value handed on. */
const TOKENS = /^(INPUT_GITHUB-TOKEN|GITHUB_TOKEN|GH_TOKEN|ACTIONS_(RUNTIME|ID_TOKEN_REQUEST)_TOKEN)$/i;
/** Below this a value is a stand-in, and part of ordinary words. Characters. */
const SHORTEST_TOKEN = 8;

/** The database of an arm's own, and the variable that its URL is handed on in. */
export type GivenDatabase = Pick<OwnDatabase, 'name' | 'url'> & { readonly variable: string };

export type ArmFacts = Pick<StartRequest, 'arm' | 'sha'> & {
  readonly port: number;
  readonly baseUrl: string;
  /** null: it has none of its own */
  readonly database: GivenDatabase | null;
};

/** What the app's commands are given of the job's. */
export function jobEnvironment(env: Env): Env {
  const tokens = tokensOf(env);
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value = '']) => !WITHHELD.test(name) && !tokens.some((token) => value.includes(token)),
    ),
  );
}

/** The environment of the app's commands: the job's, the user's own on top, where to listen, and whose process it is. */
export function appEnvironment(env: Env, app: AppConfig, facts: ArmFacts, mark: Mark): Env {
  const own = Object.entries(app.env).map(([name, value]) => [name, fill(value, facts)] as const);
  const { database } = facts;
  return {
    ...jobEnvironment(env),
    COMPOSE_PROJECT_NAME: projectName(mark),
    // A Compose file would take it for its own.
    ...(app.compose === null && { PORT: String(facts.port) }),
    BASE_URL: facts.baseUrl,
    PERF_GATE_ARM: facts.arm,
    PERF_GATE_SHA: facts.sha,
    ...Object.fromEntries(own),
    // All that is in the project is taken away: it may be nobody else's.
    ...(app.compose !== null && { COMPOSE_PROJECT_NAME: projectName(mark) }),
    ...(database && { [database.variable]: database.url, PERF_GATE_DATABASE: database.name }),
    [RUN_VARIABLE]: markText(mark),
  };
}

/**
 * With what a start for a profile has of its own. What the application gives to Node.js stays in force: of an option given
 * twice Node.js takes the last.
 */
export function withProfile(
  env: Env,
  asked: Pick<StartRequest, 'directory' | 'nodeOptions' | 'stacks'>,
): Env {
  const { directory, nodeOptions, stacks } = asked;
  const { NODE_OPTIONS: own = '' } = env;
  return {
    ...env,
    ...(nodeOptions !== undefined && { NODE_OPTIONS: `${own} ${nodeOptions}`.trim() }),
    ...(stacks !== undefined && { PERF_GATE_PROFILE: path.resolve(directory, stacks) }),
  };
}

/** The same at every start of an arm, and no other run's: Compose takes containers of that name for its own. */
export const projectName = ({ run, arm }: Pick<Mark, 'run' | 'arm'>): string => `perf-gate-${run}-${arm}`;

/** The run whose project, or image of one, has this name; null: none of the gate's. */
export function runOfProject(name: string): string | null {
  return /^perf-gate-(.+)-(?:base|head)(?:-|$)/.exec(name)?.[1] ?? null;
}

/** As they are, and as git's `http.extraheader` has them. */
function tokensOf(env: Env): readonly string[] {
  const plain = Object.entries(env).flatMap(([name, value = '']) =>
    TOKENS.test(name) && value.length >= SHORTEST_TOKEN ? [value] : [],
  );
  return plain.flatMap((token) => [token, Buffer.from(`x-access-token:${token}`).toString('base64')]);
}

/**
 * Fills ${PORT}, ${PERF_GATE_ARM}, ${PERF_GATE_SHA} and, where there is one, ${PERF_GATE_DATABASE} in. Other variables are
 * left to the shell.
 */
export function fill(text: string, { port, arm, sha, database }: Omit<ArmFacts, 'baseUrl'>): string {
  const filled = text
    .replaceAll(`\${PORT}`, String(port))
    .replaceAll(`\${PERF_GATE_ARM}`, arm)
    .replaceAll(`\${PERF_GATE_SHA}`, sha);
  return database === null ? filled : filled.replaceAll(`\${PERF_GATE_DATABASE}`, database.name);
}
