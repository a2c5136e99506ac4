import type { Framework } from '../application.ts';
import { type Found, firstFile, hits, type Place, type Tree, whole } from '../tree.ts';
import { MANIFEST, type Manifest } from './node-manifest.ts';
import type { NodeTool } from './node-tool.ts';

export type NodeStart = {
  readonly command: Found<string>;
  /** whether it hands the port over, so that the sources need not read it */
  readonly tellsPort: boolean;
  /** whether nothing starts before a build, be there a script for it or not */
  readonly needsBuild: boolean;
};

/** What is for development: it watches files, or compiles on the way. */
const WATCHES =
  /\bnodemon\b|--watch\b|\bts-node-dev\b|\b(?:next|nest|vite)\s+(?:dev|start)\b|\bconcurrently\b/;

const ENTRIES: readonly string[] = [
  ...['server', 'app', 'index', 'main'].flatMap((name) => [`${name}.js`, `${name}.mjs`, `${name}.cjs`]),
  ...['server', 'app', 'index', 'main'].flatMap((name) => [`src/${name}.js`, `src/${name}.mjs`]),
];

/** How a Node.js application starts; null: nothing says how. */
export function nodeStart(
  tree: Tree,
  manifest: Manifest,
  { framework, tool }: { framework: Framework; tool: NodeTool },
): NodeStart | null {
  const { scripts } = manifest;
  if (framework === 'next') {
    const command = { value: `${tool.runs} next start -p "$PORT"`, at: whole(MANIFEST) };
    return { command, tellsPort: true, needsBuild: true };
  }
  const name = ['start:prod', 'start'].find((one) => one in scripts && !WATCHES.test(scripts[one] ?? ''));
  if (name !== undefined) return byScript(tree, scripts, { name, tool });
  if (framework === 'nest') return plain('node dist/main', whole(MANIFEST), true);
  const main = manifest.main?.replace(/^\.\//, '');
  const entry = firstFile(tree, main === undefined ? ENTRIES : [main, `${main}.js`, ...ENTRIES]);
  return entry === null ? null : plain(`node ${entry}`, whole(entry === main ? MANIFEST : entry), false);
}

const plain = (value: string, at: Place, needsBuild: boolean): NodeStart => ({
  command: { value, at },
  tellsPort: false,
  needsBuild,
});

function byScript(
  tree: Tree,
  scripts: Manifest['scripts'],
  { name, tool }: { name: string; tool: NodeTool },
): NodeStart {
  const at = lineOf(tree, name);
  const said = scripts[name] ?? '';
  if (/^fastify\s+start\b/.test(said)) {
    // Its first own word is the file; what comes before it are options.
    const value = `${tool.runs} ${said.replace(/(\s(?:-p|--port))[ =]\S+/, '').replace(/^fastify\s+start/, 'fastify start -p "$PORT"')}`;
    return { command: { value, at }, tellsPort: true, needsBuild: false };
  }
  const value = name === 'start' ? `${tool.name} start` : `${tool.name} run ${name}`;
  return plain(tool.name === 'bun' ? `bun run ${name}` : value, at, name === 'start:prod');
}

/** Where package.json has a script. */
function lineOf(tree: Tree, name: string): Place {
  const [hit] = hits(tree, [MANIFEST], new RegExp(`"${name}"\\s*:`));
  return hit?.at ?? whole(MANIFEST);
}
