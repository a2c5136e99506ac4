import type { Detector, Listening } from '../application.ts';
import { goRoutes } from '../routes/other-routes.ts';
import { firstHit, sources, type Tree } from '../tree.ts';

const OUT = '.perf-gate/app';
const SERVES =
  /\bhttp\.(?:ListenAndServe(?:TLS)?|Serve)\(|\bhttp\.Server\{|\bgin\.(?:Default|New)\(|\becho\.New\(|\bfiber\.New\(/;
const MAIN = /^package main\b/m;
const READ = /\bos\.(?:Getenv|LookupEnv)\(\s*"(PORT)"/;
const READ_OWN = /\bos\.(?:Getenv|LookupEnv)\(\s*"((?:APP|HTTP|SERVER|API)_?PORT)"/;
/** gin's Run without an address reads PORT. */
const GIN_DEFAULT = /\.Run\(\s*(\))/;
const FLAG = /\bflag\.(String|Int)\(\s*"((?:http-?|listen-?)?(?:port|addr|address|listen))"/;
const FIXED = /(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|Addr:)\s*\(?\s*"[^":\n]*:(\d{2,5})"/;

/** A server in Go: net/http, gin, echo, chi, fiber. */
export const goApp: Detector = (tree) => {
  if (!tree.has('go.mod')) return null;
  const files = sources(tree, ['go']);
  const serves = firstHit(tree, files, SERVES);
  if (serves === null) return null;
  const main = mainOf(tree, files, serves.at.file);
  const listening = listeningOf(tree, files);
  const flag = listening.kind === 'told' ? firstHit(tree, files, FLAG) : null;
  const variable = listening.kind === 'reads' ? listening.variable : 'PORT';
  return {
    framework: 'go',
    at: serves.at,
    build: { value: `go build -o ${OUT} ${main}`, at: serves.at },
    setup: null,
    start: { value: `${OUT}${flag === null ? '' : argument(flag.groups)}`, at: serves.at },
    env: variable === 'PORT' ? {} : { [variable]: `\${PORT}` },
    listening,
    routes: goRoutes(tree, files),
    needed: [],
  };
};

/** The folder of the program: the one that serves if it is a program, else the first that is. */
function mainOf(tree: Tree, files: readonly string[], serves: string): string {
  const programs = files.filter((file) => MAIN.test(tree.get(file) ?? ''));
  const file = programs.includes(serves) ? serves : (programs[0] ?? 'main.go');
  const folder = file.split('/').slice(0, -1).join('/');
  return folder === '' ? '.' : `./${folder}`;
}

function listeningOf(tree: Tree, files: readonly string[]): Listening {
  for (const pattern of [READ, READ_OWN]) {
    const hit = firstHit(tree, files, pattern);
    if (hit !== null) return { kind: 'reads', variable: hit.groups[0] ?? 'PORT', at: hit.at };
  }
  if (firstHit(tree, files, FLAG) !== null) return { kind: 'told' };
  const gin = firstHit(tree, files, GIN_DEFAULT);
  if (gin !== null) return { kind: 'reads', variable: 'PORT', at: gin.at };
  const fixed = firstHit(tree, files, FIXED);
  if (fixed === null) return { kind: 'unknown' };
  return { kind: 'fixed', port: Number(fixed.groups[0]), at: fixed.at, put: '":" + os.Getenv("PORT")' };
}

const argument = ([type = '', name = '']: readonly string[]): string =>
  type === 'Int' || name.endsWith('port') ? ` -${name} "$PORT"` : ` -${name} "127.0.0.1:$PORT"`;
