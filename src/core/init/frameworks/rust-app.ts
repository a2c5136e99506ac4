import type { Detector, Listening } from '../application.ts';
import { rustRoutes } from '../routes/other-routes.ts';
import { firstHit, sources, type Tree, whole } from '../tree.ts';

const USES = /^(axum|actix-web|rocket)\s*=|^\[dependencies\.(axum|actix-web|rocket)\]/m;
const NAME = /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/m;
const BINARY = /^\[\[bin\]\][^[]*?^name\s*=\s*"([^"]+)"/m;
const READ = /\benv::var(?:_os)?\(\s*"((?:APP_|HTTP_|SERVER_)?PORT)"|\benv!?\(\s*"(PORT)"/;
const FIXED =
  /"(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::1?\]):(\d{2,5})"|\(\s*"(?:0\.0\.0\.0|127\.0\.0\.1|localhost)"\s*,\s*(\d{2,5})\s*\)|\]\s*,\s*(\d{2,5})\s*\)/;

/** A server in Rust: axum, actix-web, Rocket. */
export const rustApp: Detector = (tree) => {
  const manifests = sources(tree, ['toml']).filter((name) => /(^|\/)Cargo\.toml$/.test(name));
  const used = firstHit(tree, manifests, USES);
  if (used === null) return null;
  const { file } = used.at;
  const manifest = tree.get(file) ?? '';
  const name = NAME.exec(manifest)?.[1] ?? 'app';
  const binary = BINARY.exec(manifest)?.[1] ?? name;
  const files = sources(tree, ['rs']);
  const isRocket = used.groups.includes('rocket');
  const listening: Listening = isRocket ? { kind: 'told' } : listeningOf(tree, files);
  const variable = listening.kind === 'reads' ? listening.variable : 'PORT';
  const part = file === 'Cargo.toml' ? '' : ` -p ${name}`;
  return {
    framework: 'rust',
    at: used.at,
    build: { value: `cargo build --release${part}`, at: whole(file) },
    setup: null,
    start: { value: `${isRocket ? 'ROCKET_PORT="$PORT" ' : ''}./target/release/${binary}`, at: whole(file) },
    env: variable === 'PORT' ? {} : { [variable]: `\${PORT}` },
    listening,
    routes: rustRoutes(tree, files),
    needed: [],
  };
};

function listeningOf(tree: Tree, files: readonly string[]): Listening {
  const read = firstHit(tree, files, READ);
  if (read !== null) {
    return { kind: 'reads', variable: read.groups.find((group) => group !== '') ?? 'PORT', at: read.at };
  }
  const fixed = firstHit(tree, files, FIXED);
  if (fixed === null) return { kind: 'unknown' };
  const port = Number(fixed.groups.find((group) => group !== ''));
  return { kind: 'fixed', port, at: fixed.at, put: 'std::env::var("PORT")' };
}
