import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import type { WorkloadConfig } from '../../../src/core/config/settings/workload.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import type { MeasuredAlone, Measurement } from '../../../src/ports/load-generator.ts';
import type { Log } from '../../../src/ports/log.ts';

export type Drive = {
  readonly binary: string;
  readonly url: string;
  readonly script: string;
  /** name of the script's file; without one it is load.js and begins with the usual imports */
  readonly file?: string;
  /** other files beside it */
  readonly files?: Readonly<Record<string, string>>;
  readonly workload?: Partial<WorkloadConfig>;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** is called when what is judged begins */
  readonly begins?: () => void;
  /** gets every line as it is logged */
  readonly hear?: (line: string) => void;
  /** is called with the measurement's folder before it is removed */
  readonly look?: (directory: string) => Promise<void>;
};

export const PREAMBLE = `
import http from 'k6/http';
import exec from 'k6/execution';
import { check, group, sleep } from 'k6';
const BASE = __ENV.BASE_URL;
`;

const WORKLOAD: WorkloadConfig = {
  script: 'load.js',
  target: null,
  rate: null,
  durationMs: null,
  warmupMs: null,
  environment: null,
  env: [],
  names: [],
};

/** Measures a script, written to a folder of its own, with the real k6. */
export async function drive(request: Drive): Promise<{
  readonly measurement: Measurement;
  readonly loadTimeline: MeasuredAlone['loadTimeline'] | undefined;
  readonly lines: string[];
}> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'measure-'));
  const lines: string[] = [];
  const log: Log = {
    write: (_level, text) => {
      lines.push(text);
      request.hear?.(text);
    },
    group: (_title, body) => body(),
  };
  const { file = 'load.js' } = request;
  const beginning = request.file === undefined ? PREAMBLE : '';
  await writeFile(path.join(directory, file), `${beginning}${request.script}`);
  for (const [name, text] of Object.entries(request.files ?? {})) {
    await writeFile(path.join(directory, name), text);
  }
  const env = { PATH: process.env['PATH'] ?? '', HOME: os.homedir(), ...request.env };
  const generator = createLoadGenerator({ binary: request.binary, log, clock: createClock(), env });
  try {
    const measured = await generator.measure({
      workload: { ...WORKLOAD, script: file, ...request.workload },
      baseUrl: request.url,
      local: true,
      directory,
      workingDirectory: directory,
      signal: request.signal ?? new AbortController().signal,
      begins: async () => request.begins?.(),
    });
    await request.look?.(directory);
    const { loadTimeline, ...measurement } = measured;
    return { measurement, loadTimeline, lines };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
