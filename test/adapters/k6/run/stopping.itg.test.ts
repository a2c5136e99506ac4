import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openK6Log } from '../../../../src/adapters/k6/run/k6-log.ts';
import { runK6 } from '../../../../src/adapters/k6/run/k6-process.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';
import type { Log } from '../../../../src/ports/log.ts';
import { k6Binary } from '../../../support/tools.ts';
import { drive } from '../drive.ts';
import { isAlive, type RecordedBinary, recordPids } from '../recorded-binary.ts';
import { startServer, type TestServer } from '../test-server.ts';

const LONG = `export const options = { vus: 2, duration: '60s' };
export default function () { http.get(BASE + '/wait/5', { tags: { name: 'page' } }); }`;

const silent: Log = { write: () => {}, group: (_title, body) => body() };

describe.each(['1.8.1', '2.2.0'] as const)('k6 %s', (version) => {
  let server: TestServer;
  let directory: string;
  let recorded: RecordedBinary;
  beforeAll(async () => {
    server = await startServer();
    directory = await mkdtemp(path.join(os.tmpdir(), 'pids-'));
    recorded = await recordPids(directory, await k6Binary(version));
  });
  afterAll(async () => {
    await server.close();
    await rm(directory, { recursive: true });
  });

  /** Waits until the load itself (the run after the preflight) has reached the server. */
  async function underLoad(): Promise<number> {
    const before = (await recorded.pids()).length;
    for (;;) {
      const fresh = (await recorded.pids()).slice(before);
      const requests = server.requests();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (fresh[1] !== undefined && server.requests() > requests + 5) return fresh[1];
    }
  }

  it('a cancelled run ends gently, and keeps what was measured', async () => {
    const stop = new AbortController();
    const run = drive({ binary: recorded.binary, url: server.url, script: LONG, signal: stop.signal });
    const pid = await underLoad();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    stop.abort();
    const { load, validity, overall, metrics } = (await run).measurement;
    expect(load.outcome).toBe('cancelled');
    expect(load.exitCode).toBe(105);
    expect(validity).toEqual({ valid: false, reasons: [expect.stringMatching(/cancelled after \d/)] });
    expect(overall.requests).toBeGreaterThan(10);
    expect(overall.precision).toBe('exact');
    expect(metrics['http_reqs']).toMatchObject({ kind: 'counter', count: overall.requests });
    expect(isAlive(pid)).toBe(false);
  });

  it('a signal from outside is no result', async () => {
    const run = drive({ binary: recorded.binary, url: server.url, script: LONG });
    process.kill(await underLoad(), 'SIGINT');
    const { load, validity } = (await run).measurement;
    expect(load).toMatchObject({ outcome: 'cancelled', exitCode: 105 });
    expect(validity).toMatchObject({ reasons: [expect.stringMatching(/signal from outside/)] });
  });

  it('a killed k6 has crashed; what it had pushed is kept', async () => {
    const run = drive({ binary: recorded.binary, url: server.url, script: LONG });
    const pid = await underLoad();
    await new Promise((resolve) => setTimeout(resolve, 2200));
    process.kill(pid, 'SIGKILL');
    const { load, validity, overall, metrics, notes } = (await run).measurement;
    expect(load).toMatchObject({ outcome: 'crashed', exitCode: null });
    expect(validity).toMatchObject({ reasons: [expect.stringMatching(/ended by SIGKILL/)] });
    expect(overall.requests).toBeGreaterThan(10);
    expect(overall.precision).toBe('histogram');
    expect(metrics).toEqual({});
    expect(notes).toEqual([]);
  });

  it('a run cancelled before it began starts no k6', async () => {
    const before = (await recorded.pids()).length;
    const signal = AbortSignal.abort();
    const run = drive({ binary: recorded.binary, url: server.url, script: LONG, signal });
    await expect(run).rejects.toThrow(EnvironmentError);
    expect((await recorded.pids()).length).toBe(before);
  });
});

describe('a process that takes its time to end', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'slow-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** It says when it runs, and ends five seconds after the first signal, at once with the second. */
  const SLOW =
    'trap "trap \'exit 7\' INT; sleep 5 & wait; exit 105" INT; echo up >&2; while :; do sleep 0.1; done';

  async function end(
    reason: 'enough' | 'other-arm',
    teardownMs: number,
    signal = new AbortController().signal,
  ) {
    const halt = new AbortController();
    const log = openK6Log(path.join(directory, 'k6.log'), silent);
    const exit = await runK6({
      ...{ binary: '/bin/sh', args: ['-c', SLOW], directory, limitMs: 60_000, signal, teardownMs },
      env: { PATH: process.env['PATH'] ?? '' },
      halt: halt.signal,
      words: { ...log, hear: () => halt.abort(reason) },
    });
    await log.close();
    return exit;
  }

  it('is let, where it ends since enough is known', async () => {
    expect(await end('enough', 10_000)).toEqual({ code: 105, signal: null, stopped: 'enough' });
  });

  it('is not, where it takes longer than its teardown() may', async () => {
    expect(await end('enough', 0)).toMatchObject({ code: null, stopped: 'enough' });
  });

  it('is not, where it ends for another reason', async () => {
    expect(await end('other-arm', 10_000)).toMatchObject({ code: null, stopped: 'other-arm' });
  });

  it('is not, where the run is cancelled meanwhile', async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 2500);
    expect(await end('enough', 10_000, cancel.signal)).toEqual({
      code: 7,
      signal: null,
      stopped: 'cancelled',
    });
  });
});

describe('a process that ignores signals', () => {
  it('is killed with its children when its time is up', async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'stubborn-'));
    const heard: string[] = [];
    const words = {
      ...openK6Log(path.join(directory, 'k6.log'), silent),
      hear: (line: string) => heard.push(line),
    };
    const script =
      'trap "" INT TERM; (trap "" INT TERM; while :; do sleep 1; done) & echo $$ $! >&2; wait; wait';
    const exit = await runK6({
      binary: '/bin/sh',
      args: ['-c', script],
      env: { PATH: process.env['PATH'] ?? '' },
      directory,
      // Long enough for the shell to say whom it started.
      limitMs: 2000,
      signal: new AbortController().signal,
      words: { ...words, hear: (line) => void heard.push(line) },
    });
    await words.close();
    await rm(directory, { recursive: true });
    expect(exit).toEqual({ code: null, signal: 'SIGKILL', stopped: 'timed-out' });
    const pids = heard[0]?.split(' ').map(Number) ?? [];
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.some(isAlive), { timeout: 10_000 }).toBe(false);
  });
});
