import type { Application, Detector } from './application.ts';
import { aspnetApp } from './frameworks/aspnet-app.ts';
import { goApp } from './frameworks/go-app.ts';
import { nodeApp } from './frameworks/node-app.ts';
import { djangoApp, fastapiApp } from './frameworks/python-apps.ts';
import { railsApp } from './frameworks/rails-app.ts';
import { rustApp } from './frameworks/rust-app.ts';
import { springApp } from './frameworks/spring-app.ts';
import { type Compose, composeOf } from './repository/compose.ts';
import { type K6Script, k6Scripts } from './repository/k6-scripts.ts';
import { openapiFile, openapiRoutes } from './repository/openapi.ts';
import { type Workflows, workflowsOf } from './repository/workflows.ts';
import type { Place, Tree } from './tree.ts';

/** Everything that a repository shows of what a gate needs to know. */
export type Shown = {
  /** the likeliest first */
  readonly applications: readonly Application[];
  readonly scripts: readonly K6Script[];
  readonly openapi: Place | null;
  readonly compose: Compose | null;
  readonly workflows: Workflows;
};

/** A package.json stands in many repositories that are something else, so Node.js comes last. */
const DETECTORS: readonly Detector[] = [
  ...[railsApp, djangoApp, fastapiApp, springApp, aspnetApp, goApp, rustApp, nodeApp],
];

/** What the files of a folder show. `workflows`: those of its repository, from whose root `folder` is named. */
export function shownBy(tree: Tree, workflows: Tree = tree, folder = ''): Shown {
  const openapi = openapiFile(tree);
  const found = DETECTORS.flatMap((detect) => detect(tree) ?? []);
  return {
    applications: found.map((app) =>
      app.routes.length > 0 || openapi === null ? app : { ...app, routes: openapiRoutes(tree, openapi) },
    ),
    scripts: k6Scripts(tree),
    openapi,
    compose: composeOf(tree),
    workflows: workflowsOf(workflows, folder),
  };
}

const MANIFEST =
  /^([^/]+(?:\/[^/]+)?)\/(?:package\.json|go\.mod|pom\.xml|Cargo\.toml|Gemfile|manage\.py|pyproject\.toml|requirements\.txt|[^/]+\.csproj)$/;

/** Folders, up to two deep, that hold an application whose start is known. */
export function foldersWithApplications(tree: Tree): readonly string[] {
  const folders = new Set([...tree.keys()].flatMap((name) => MANIFEST.exec(name)?.[1] ?? []));
  return [...folders].filter((folder) => {
    const inside = [...tree].filter(([name]) => name.startsWith(`${folder}/`));
    const below = new Map(inside.map(([name, text]) => [name.slice(folder.length + 1), text]));
    return DETECTORS.some((detect) => (detect(below)?.start ?? null) !== null);
  });
}
