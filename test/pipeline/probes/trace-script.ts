import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openSingleFile } from '../../../src/adapters/app/proxy/single-file.ts';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import { type ArmTraced, traceArm } from '../../../src/pipeline/probes/trace.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import { k6Binary } from '../../support/tools.ts';
import type { CountingServer } from './counting-server.ts';

export type Traced = {
  readonly server: CountingServer;
  readonly script: string;
  /** absent: the newer one */
  readonly line?: '1.8.1' | '2.2.0';
  readonly learned?: readonly string[];
  readonly wanted?: readonly string[];
  readonly signal?: AbortSignal;
};

/** Traces a script, written to a folder of its own, by a real k6 through the real proxy. */
export async function traceScript({ server, script, line = '2.2.0', ...asked }: Traced): Promise<ArmTraced> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'trace-'));
  const log = { write: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() };
  const clock = createClock();
  const env = { PATH: process.env['PATH'] ?? '', HOME: os.homedir() };
  await writeFile(path.join(directory, 'load.js'), script);
  const none = { target: null, rate: null, durationMs: null, warmupMs: null, environment: null, env: [] };
  try {
    return await traceArm({
      load: createLoadGenerator({ binary: await k6Binary(line), log, clock, env }),
      request: {
        workload: { script: 'load.js', ...none },
        ...{ local: true, directory, workingDirectory: directory },
        signal: asked.signal ?? new AbortController().signal,
        ...{ learned: asked.learned ?? [], wanted: asked.wanted ?? [] },
      },
      app: { baseUrl: server.url, died: () => null },
      ...{ session: server.session, openSingleFile, clock },
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** `METHOD name` with what it ran, `2 statement`, `~` before what is not exact. */
export const shortOf = ({ endpoints }: ArmTraced): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    endpoints.map(({ endpoint, statements }) => [
      endpoint,
      statements.map(({ id, perCall, isExact }) => `${isExact ? '' : '~'}${perCall} ${id}`).toSorted(),
    ]),
  );
