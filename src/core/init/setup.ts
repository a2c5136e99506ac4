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
    readonly start: Found<string>;
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
  if (start === null) return null;
  const routes = application?.routes ?? [];
  const steps = application === null ? [] : setupSteps(shown.workflows.files, application);
  const ready = own(said.ready) ?? readyPath(tree, routes);
  return {
    ...where,
    ...choices,
    trial,
    ...{ application, start, ready },
    build: own(said.build) ?? application?.build ?? null,
    setup: application?.setup ?? null,
    env: application?.env ?? {},
    fixed: said.start === null ? fixedPort(tree, application) : null,
    script: shown.scripts[0] ?? null,
    calls: callsOf(routes, ready.value),
    mergeGroup: shown.workflows.mergeGroup,
    steps,
    needed: stillNeeded(application?.needed ?? [], steps),
    version: steps.length > 0 || application === null ? null : versionFile(tree, application.framework),
  };
}

const own = (value: string | null): Found<string> | null => (value === null ? null : { value, at: null });

function fixedPort(tree: Tree, application: Application | null): FixedPort | null {
  if (application?.listening.kind !== 'fixed') return null;
  const { port, at, put } = application.listening;
  return { port, at, put, reach: likelyPorts(tree) };
}
