import type { Application, Needed } from './application.ts';
import { type Calls, callsOf } from './calls.ts';
import type { Shown } from './find.ts';
import { readyPath } from './ready.ts';
import { likelyPorts } from './repository/compose.ts';
import type { K6Script } from './repository/k6-scripts.ts';
import { type SetupStep, setupSteps, stillNeeded } from './repository/setup-steps.ts';
import { versionFile } from './repository/version-file.ts';
import type { Found, Place, Tree } from './tree.ts';

/** What the user says beside what was found; null: what was found counts. */
export type Said = {
  readonly build: string | null;
  readonly start: string | null;
  readonly ready: string | null;
};

/** Where the gate's files belong. */
export type Where = {
  /** id of the gate */
  readonly gate: string;
  /** folder of perf-gate.yml from the root of the repository; '' for the root */
  readonly folder: string;
  /** the branch that pull requests go into */
  readonly branch: string;
  /** whether git knows the folder */
  readonly isRepository: boolean;
};

/** How the workflow is to be. */
export type Choices = {
  /** comments on pull requests from forks, by a second workflow */
  readonly forks: boolean;
  /** only pull requests with this label are measured; null: all of them */
  readonly label: string | null;
};

/** How the gate is to begin. */
export type Beginning = {
  /** it only watches at first, and blocks nothing */
  readonly trial: boolean;
};

/** A port that the application insists on, and what it connects to. */
export type FixedPort = {
  readonly port: number;
  readonly at: Place;
  readonly put: string;
  readonly reach: readonly number[];
};

/** What is written: all that the files say. */
export type Setup = Where &
  Choices &
  Beginning & {
    readonly application: Application | null;
    readonly build: Found<string> | null;
    readonly setup: Found<string> | null;
    /** null: `compose` starts it */
    readonly start: Found<string> | null;
    /** the Compose file that starts it; null: `start` does */
    readonly compose: Found<string> | null;
    readonly ready: Found<string>;
    readonly env: Readonly<Record<string, string>>;
    readonly fixed: FixedPort | null;
    /** a script that is there already; null: the requests are listed */
    readonly script: K6Script | null;
    readonly calls: Calls;
    readonly mergeGroup: Place | null;
    readonly needed: readonly Needed[];
    /** what the repository's own workflows do before */
    readonly steps: readonly SetupStep[];
    /** a file that asks for a version of the language that GitHub's runner may not have; null: there is none, or a step reads it */
    readonly version: Place | null;
  };

/** Puts together what was found and what the user says; null: nothing says how the application starts. */
export function setUp(
  tree: Tree,
  shown: Shown,
  {
    application,
    said,
    where,
    choices,
    trial,
  }: Beginning & {
    application: Application | null;
    said: Said;
    where: Where;
    choices: Choices;
  },
): Setup | null {
  const start = own(said.start) ?? application?.start ?? null;
  const compose = start === null ? composeFile(shown) : null;
  if (start === null && compose === null) return null;
  const routes = application?.routes ?? [];
  // Its containers bring along what it is built and run with.
  const native = compose === null ? application : null;
  const steps = native === null ? [] : setupSteps(shown.workflows.files, native);
  const ready = own(said.ready) ?? readyPath(tree, routes);
  return {
    ...where,
    ...choices,
    trial,
    ...{ application, start, compose, ready },
    build: own(said.build) ?? native?.build ?? null,
    setup: native?.setup ?? null,
    env: native?.env ?? {},
    fixed: said.start === null ? fixedPort(tree, native) : null,
    script: shown.scripts[0] ?? null,
    calls: callsOf(routes, ready.value),
    mergeGroup: shown.workflows.mergeGroup,
    steps,
    needed: stillNeeded(native?.needed ?? [], steps),
    version: steps.length > 0 || native === null ? null : versionFile(tree, native.framework),
  };
}

/** The file, and the service in it that is called. */
function composeFile({ compose }: Shown): Found<string> | null {
  if (compose === null || compose.built === null) return null;
  return { value: compose.at.file, at: compose.built.at };
}

const own = (value: string | null): Found<string> | null => (value === null ? null : { value, at: null });

function fixedPort(tree: Tree, application: Application | null): FixedPort | null {
  if (application?.listening.kind !== 'fixed') return null;
  const { port, at, put } = application.listening;
  return { port, at, put, reach: likelyPorts(tree) };
}
