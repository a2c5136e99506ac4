import os from 'node:os';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import type { ProgressFact } from '../../../src/core/model/progress/fact.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import type { DuetOpened, DuetRequest } from '../../../src/ports/load-generator.ts';
import { k6Binary } from '../../support/tools.ts';

export type Asked = Pick<DuetRequest, 'baseUrls'> &
  Partial<Omit<DuetRequest, 'workload'>> & {
    /** where the script lies, and logs */
    readonly directory: string;
    /** absent: load.js */
    readonly script?: string;
    readonly warmupMs: number | null;
    /** absent: the newer one */
    readonly line?: '1.8.1' | '2.2.0';
    /** instead of that line's own */
    readonly binary?: string;
    /** of k6, beside what it always gets */
    readonly env?: Readonly<Record<string, string>>;
    /** gets every line as it is logged */
    readonly hear?: (line: string) => void;
    /** gets what is told of it meanwhile */
    readonly told?: ProgressFact[];
  };

/** A duet of two servers by a real k6, with nothing set but what is asked. */
export async function openDuet({
  script = 'load.js',
  warmupMs,
  line = '2.2.0',
  binary,
  env = {},
  hear = () => {},
  told = [],
  ...asked
}: Asked): Promise<DuetOpened> {
  const generator = createLoadGenerator({
    binary: binary ?? (await k6Binary(line)),
    log: { write: (_level, text) => hear(text), group: (_title, body) => body() },
    clock: createClock(),
    progress: { tell: (fact) => void told.push(fact) },
    env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir(), ...env },
  });
  const nothing = { target: null, rate: null, durationMs: null, environment: null, env: [] };
  return generator.openDuet({
    workload: { script, warmupMs, ...nothing },
    ...{ local: true, workingDirectory: asked.directory, signal: new AbortController().signal },
    ...asked,
  });
}
