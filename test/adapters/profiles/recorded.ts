import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { node24Directory } from '../../support/tools.ts';

const run = promisify(execFile);

/** Writes files into a folder, by their paths in it. */
export async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

/**
 * A .cpuprofile of what `serve`, which the module exports, does ten times a moment apart: recorded by Node's own
 * inspector in a process of its own.
 */
export async function recorded(folder: string, module: string, seconds: number): Promise<Uint8Array> {
  const script = `
    import { Session } from 'node:inspector/promises';
    import { writeFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    import { serve } from ${JSON.stringify(`./${module}`)};
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
    for (let turn = 0; turn < 10; turn++) {
      const end = performance.now() + ${seconds * 100};
      while (performance.now() < end) serve();
      await wait(20);
    }
    const { profile } = await session.post('Profiler.stop');
    writeFileSync('recorded.cpuprofile', JSON.stringify(profile));
  `;
  await writeFile(path.join(folder, 'record.mjs'), script);
  await run(path.join(await node24Directory(), 'node'), ['record.mjs'], { cwd: folder });
  return readFile(path.join(folder, 'recorded.cpuprofile'));
}
