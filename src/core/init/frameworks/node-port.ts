import type { Listening } from '../application.ts';
import { firstHit, type Tree } from '../tree.ts';

const READ: readonly RegExp[] = [
  /\b(?:process|Bun|import\.meta)\.env(?:\.|\[['"`])(PORT)\b/,
  /\benv(?:\.|\[['"`])(PORT)\b/,
  /\{[^{}]*\b(PORT)\b[^{}]*\}\s*=\s*process\.env\b/,
  /\.get(?:OrThrow)?(?:<[^>]*>)?\(\s*['"`](PORT)['"`]/,
];
/** One of its own, such as APP_PORT; not that of a database. */
const READ_OWN = /\bprocess\.env(?:\.|\[['"`])((?:APP|HTTP|SERVER|API|WEB|LISTEN|SERVICE)_?PORT)\b/;

const FIXED: readonly RegExp[] = [
  /\.listen\(\s*(?:\{[^}]*?\bport:\s*)?(\d{2,5})\b/,
  /\b(?:const|let|var)\s+\w*port\w*\s*(?::\s*\w+\s*)?=\s*(\d{2,5})\b/i,
  /\bserve\([^)]*?\bport:\s*(\d{2,5})\b/,
];

/** Where the sources say which port it is. */
export function nodePort(tree: Tree, files: readonly string[]): Listening {
  for (const pattern of [...READ, READ_OWN]) {
    const hit = firstHit(tree, files, pattern);
    if (hit !== null) return { kind: 'reads', variable: hit.groups[0] ?? 'PORT', at: hit.at };
  }
  for (const pattern of FIXED) {
    const hit = firstHit(tree, files, pattern);
    if (hit === null) continue;
    const port = Number(hit.groups[0]);
    return { kind: 'fixed', port, at: hit.at, put: `process.env.PORT ?? ${port}` };
  }
  return { kind: 'unknown' };
}
