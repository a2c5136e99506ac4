import type { Application, Framework, Needed } from '../application.ts';
import { hits, type Place, type Tree } from '../tree.ts';
import { stepInputs } from './step-inputs.ts';

/** A step of one of the repository's own workflows that installs a language or a package manager. */
export type SetupStep = {
  readonly at: Place;
  /** `actions/setup-node@…`, with the comment behind it */
  readonly uses: string;
  /** what stands below its `with:`, without the indent that all of its lines have */
  readonly inputs: readonly string[];
};

const NODE = ['actions/setup-node', 'pnpm/action-setup', 'oven-sh/setup-bun'];
const PYTHON = ['actions/setup-python', 'astral-sh/setup-uv'];

const ACTIONS: Readonly<Record<Framework, readonly string[]>> = {
  ...{ next: NODE, nest: NODE, fastify: NODE, express: NODE, node: NODE },
  ...{ django: PYTHON, fastapi: PYTHON },
  rails: ['ruby/setup-ruby'],
  'spring-boot': ['actions/setup-java', 'gradle/actions/setup-gradle'],
  aspnet: ['actions/setup-dotnet'],
  go: ['actions/setup-go'],
  rust: ['dtolnay/rust-toolchain', 'actions-rust-lang/setup-rust-toolchain'],
};

const USES = /^[ \t]*(?:- )?uses:[ \t]*["']?([\w./-]+)(@[^\s"']+)["']?([ \t]+#[^\r\n]*)?$/m;

/** How the repository's own workflows set an application's language up: each action once, as it is written there. */
export function setupSteps(workflows: Tree, { framework }: Application): readonly SetupStep[] {
  const files = [...workflows.keys()].sort();
  const found = hits(workflows, files, USES).flatMap(
    ({ at, groups: [action = '', ref = '', comment = ''] }) => {
      if (!ACTIONS[framework].includes(action)) return [];
      const lines = (workflows.get(at.file) ?? '').split(/\r?\n/);
      const inputs = stepInputs(lines.slice((at.line ?? 1) - 1));
      // What a matrix or another step fills in is not there in another job.
      return inputs === null || inputs.some((line) => line.includes('${{'))
        ? []
        : [{ action, at, uses: `${action}${ref}${comment}`, inputs }];
    },
  );
  return found.filter(({ action }, index) => found.findIndex((one) => one.action === action) === index);
}

/** What a step of these brings along need not be installed. */
export function stillNeeded(needed: readonly Needed[], steps: readonly SetupStep[]): readonly Needed[] {
  return needed.filter((one) => !steps.some(({ uses }) => uses.startsWith(`${bringer(one)}@`)));
}

/** The action that does the same. */
function bringer(needed: Needed): string {
  switch (needed.kind) {
    case 'corepack':
      return 'pnpm/action-setup';
    case 'pipx':
      return `astral-sh/setup-${needed.tool}`;
    case 'java':
      return 'actions/setup-java';
  }
}
