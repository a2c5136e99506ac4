import { gunzipSync, gzipSync } from 'node:zlib';
import type { History } from '../../../core/model/baseline.ts';
import { type Decoded, decodeHistory } from '../../../core/stored/decode.ts';
import { parseStored } from '../../../core/stored/parse-stored.ts';
import { toError } from '../../../ports/errors.ts';
import { readBlobs } from '../git-bytes.ts';
import type { Scratch, Tip } from './branch-repository.ts';

/** A file on the branch. */
export type BranchFile = { readonly path: string; readonly id: string; readonly bytes: number };

/** Far above what a gate with hundreds of endpoints writes. */
const MAX_PACKED_BYTES = 20_000_000;
const MAX_JSON_BYTES = 100_000_000;

const ROOT = 'baseline/';
const README = 'README.md';

/** `baseline/GATE/`. A gate's id may hold a slash or be `..`: neither may lead elsewhere. */
export function gatePath(gate: string): string {
  const name = encodeURIComponent(gate).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%2E'));
  return `${ROOT}${name}/`;
}

export const historyPath = (gate: string): string => `${gatePath(gate)}history.json.gz`;

type Run = { readonly runId: number; readonly attempt: number; readonly createdAt: string };

/** `content` (its digest) tells two recordings apart that one run made of one gate. */
export function recordingPath(gate: string, { runId, attempt, createdAt }: Run, content: string): string {
  const name = runId > 0 ? `${runId}-${attempt}` : `local-${createdAt.replace(/\D/g, '')}`;
  return `${gatePath(gate)}${name}-${content.slice(0, 8)}.json.gz`;
}

/** A gate's recordings, the newest run first. */
export function recordingsOf(files: readonly BranchFile[], gate: string): readonly BranchFile[] {
  const folder = gatePath(gate);
  return files
    .filter((file) => file.path.startsWith(folder) && file.path !== historyPath(gate))
    .sort((a, b) => b.path.localeCompare(a.path, 'en', { numeric: true }));
}

/** What a file of ours may be called; no such name needs quoting anywhere. */
const OURS = /^baseline\/[\w%.~!'()*-]+\/[\w.-]+\.json\.gz$/;

/** Files that no run of ours wrote. */
export function foreign(files: readonly BranchFile[]): readonly BranchFile[] {
  return files.filter(({ path, id }) => id === '' || (path !== README && !OURS.test(path)));
}

const LINE = /^100644 blob ([0-9a-f]+) +(\d+)\t(.+)$/s;

/** Every file of a commit. What is no plain file (a link, a submodule) is listed with no content. */
export async function listFiles({ git }: Scratch, tip: Tip): Promise<readonly BranchFile[]> {
  if (tip === null) return [];
  const { ok, text } = await git('ls-tree', '-r', '-l', '-z', '--full-tree', tip);
  if (!ok) throw new Error(`git ls-tree: ${text}`);
  return text
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [, id, bytes, path] = LINE.exec(line) ?? [];
      if (id === undefined || path === undefined) return { path: line, id: '', bytes: 0 };
      return { path, id, bytes: Number(bytes) };
    });
}

export const pack = (value: object): Buffer => gzipSync(JSON.stringify(value));

/** Files of the branch with what they hold, by id. */
export type Contents = ReadonlyMap<string, Buffer>;

/** What these files hold; those that are too large are left out. */
export function contentsOf({ folder, env }: Scratch, files: readonly BranchFile[]): Promise<Contents> {
  const small = files.filter(({ id, bytes }) => id !== '' && bytes <= MAX_PACKED_BYTES);
  return readBlobs(
    folder,
    env,
    small.map(({ id }) => id),
  );
}

/** Unpacks and decodes a file. */
export function decodeFile<T>(
  { id, bytes }: BranchFile,
  contents: Contents,
  decode: (value: unknown) => Decoded<T>,
): Decoded<T> {
  const content = contents.get(id);
  if (content === undefined) return { ok: false, reason: `it is no file, or too large (${bytes} bytes)` };
  try {
    const json = gunzipSync(content, { maxOutputLength: MAX_JSON_BYTES });
    return decode(parseStored(json.toString('utf8')));
  } catch (thrown) {
    return { ok: false, reason: `it cannot be read: ${toError(thrown).message}` };
  }
}

/** A gate's history; another gate's is refused. */
export function decodeHistoryOf(gate: string): (value: unknown) => Decoded<History> {
  return (value) => {
    const decoded = decodeHistory(value);
    if (!decoded.ok || decoded.value.gate === gate) return decoded;
    return { ok: false, reason: `it belongs to gate \`${decoded.value.gate}\`` };
  };
}

/** What a visitor of the branch reads. */
export const ABOUT: readonly [path: string, content: Buffer] = [
  README,
  Buffer.from(
    'Baselines of Perf Gate, written by its runs. Every run replaces this branch; nothing else belongs here.\n',
  ),
];
