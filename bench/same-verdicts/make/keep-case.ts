import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Larger files are packed. */
const PLAIN_BYTES = 60_000;

/** Copies what a run left into a folder of fixtures, as it is; only its own folder is taken out of paths. */
export async function keepCase(
  folder: string,
  directory: string,
  { says, k6 }: { readonly says: string; readonly k6?: string },
): Promise<void> {
  const left = (name: string) => path.join(directory, '.perf-gate', name);
  const textOf = async (name: string) =>
    (await readFile(left(name), 'utf8')).replaceAll(`${directory}${path.sep}`, '');
  const judgement = await textOf('judgement.json');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(directory, 'perf-gate.yml'), path.join(folder, 'perf-gate.yml'));
  if (existsSync(left('accept.yml'))) await copyFile(left('accept.yml'), path.join(folder, 'accept.yml'));
  const store = path.join(directory, 'store');
  const isCompared = existsSync(store);
  if (isCompared) await cp(store, path.join(folder, 'store'), { recursive: true });
  if (existsSync(left('recording.json'))) {
    await write(path.join(folder, 'recording.json'), await textOf('recording.json'));
  }
  await write(path.join(folder, 'judgement.json'), judgement);
  const { createdAt } = JSON.parse(judgement);
  const facts = { says, k6: k6 ?? '2.2.0', judgedAt: createdAt, against: isCompared ? ['store'] : [] };
  await writeFile(path.join(folder, 'case.json'), `${JSON.stringify(facts, null, 1)}\n`);
}

async function write(file: string, text: string): Promise<void> {
  const isLarge = Buffer.byteLength(text) > PLAIN_BYTES;
  await writeFile(isLarge ? `${file}.gz` : file, isLarge ? gzipSync(text, { level: 9 }) : text);
}
