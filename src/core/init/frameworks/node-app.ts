import type { Application, Detector, Framework, Listening } from '../application.ts';
import { nextRoutes } from '../routes/next-routes.ts';
import { comparedRoutes, NODE, routerRoutes } from '../routes/node-routes.ts';
import { nestRoutes } from '../routes/other-routes.ts';
import { firstHit, sources, type Tree, whole } from '../tree.ts';
import { MANIFEST, type Manifest, readManifest } from './node-manifest.ts';
import { nodePort } from './node-port.ts';
import { nodeStart } from './node-start.ts';
import { nodeTool } from './node-tool.ts';

/** In this order: Nest has Express or Fastify below it. */
const PACKAGES: readonly (readonly [string, Framework])[] = [
  ['next', 'next'],
  ['@nestjs/core', 'nest'],
  ['fastify', 'fastify'],
  ['express', 'express'],
];

const SERVER = /\b(?:createServer|Bun\.serve|serve)\s*\(|\.listen\(/;

/** An application on Node.js: Next.js, Nest, Fastify, Express, or a server without any of them. */
export const nodeApp: Detector = (tree) => {
  const manifest = readManifest(tree);
  if (manifest === null) return null;
  const files = sources(tree, NODE);
  const [, framework = 'node'] = PACKAGES.find(([name]) => name in manifest.dependencies) ?? [];
  const server = framework === 'node' ? firstHit(tree, files, SERVER) : null;
  if (framework === 'node' && server === null) return null;
  return applicationOf(tree, manifest, { framework, files });
};

function applicationOf(
  tree: Tree,
  manifest: Manifest,
  { framework, files }: { framework: Framework; files: readonly string[] },
): Application {
  const tool = nodeTool(tree, manifest);
  const start = nodeStart(tree, manifest, { framework, tool });
  const listening: Listening = start?.tellsPort ? { kind: 'told' } : nodePort(tree, files);
  const variable = listening.kind === 'reads' ? listening.variable : 'PORT';
  return {
    framework,
    at: whole(MANIFEST),
    build: tool.build(start?.needsBuild ?? false),
    setup: null,
    start: start?.command ?? null,
    env: variable === 'PORT' ? {} : { [variable]: `\${PORT}` },
    listening,
    routes: routesOf(tree, files, framework),
    needed: tool.needed,
  };
}

function routesOf(tree: Tree, files: readonly string[], framework: Framework): Application['routes'] {
  if (framework === 'next') return nextRoutes(tree);
  if (framework === 'nest') return nestRoutes(tree, files);
  if (framework === 'node') return [...comparedRoutes(tree, files), ...routerRoutes(tree, files)];
  return routerRoutes(tree, files);
}
