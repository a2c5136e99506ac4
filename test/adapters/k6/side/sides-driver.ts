import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createLoadGenerator } from '../../../../src/adapters/k6/load-generator.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { LoadGenerator, SidesDriver } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';
import { openDuet } from '../open-duet.ts';

/** A server that notes what it was asked for, Unix ms, and answers after a while. */
export type Served = {
  readonly url: string;
  readonly server: Server;
  readonly asked: { at: number; path: string }[];
};

export async function serve(waitMs: number): Promise<Served> {
  const asked: Served['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ at: Date.now(), path: request.url ?? '' });
    setTimeout(() => response.end('{}'), waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
}

/** Real k6 that says nothing. */
export const quietK6 = async (line: '1.8.1' | '2.2.0'): Promise<LoadGenerator> =>
  createLoadGenerator({
    binary: await k6Binary(line),
    log: { write: () => {}, group: (_, body) => body() },
    clock: createClock(),
    env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
  });

export type SidesWanted = {
  readonly script: string;
  readonly line: '1.8.1' | '2.2.0';
  /** where the script is written, and k6's log */
  readonly directory: string;
  readonly baseUrls: { readonly base: string; readonly head: string };
  readonly shape?: 'auto' | 'whole';
};

/** Both arms ready to be driven by a script; throws where it is driven in another way. */
export async function openSides({
  script,
  line,
  directory,
  baseUrls,
  shape = 'whole',
}: SidesWanted): Promise<SidesDriver & { readonly why: string }> {
  await writeFile(path.join(directory, 'load.js'), script);
  const opened = await openDuet({ directory, baseUrls, warmupMs: 0, line, shape });
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  return { ...opened.driver, why: opened.why };
}
