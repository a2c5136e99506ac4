import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { createAppRunner } from '../../../src/adapters/app/app-runner.ts';
import type { AppConfig } from '../../../src/core/config/settings/app.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import type { AppRunner, StartRequest } from '../../../src/ports/app/app-runner.ts';
import type { Databases } from '../../../src/ports/app/databases.ts';
import { processesOf } from '../../process/leftovers.ts';

const SERVER = `require('http').createServer((q, r) => r.end(JSON.stringify(process.env))).listen(process.env.PORT)`;

const PLAIN: AppConfig = {
  ...{ build: null, start: 'exec node server.js', ready: '/', readyMs: 4000, stop: null },
  ...{ setup: null, reset: null, port: null, reach: null },
  ...{ databaseUrlEnv: null, databaseCopy: false, env: {}, compose: null },
};

/** Of the ids that killed-run.ts uses; those of this scene belong to live runs. */
function isOver(id: string): boolean {
  const [, pid] = /^(\d+)-[0-9a-z]+-[0-9a-f]{8}-[0-9a-f]{8}$/.exec(id) ?? [];
  return pid !== undefined && !existsSync(`/proc/${pid}`);
}

export type AppScene = {
  readonly folder: string;
  /** what was logged */
  readonly lines: readonly string[];
  /** called with every line as it is logged */
  onLine: (text: string) => void;
  runner(options?: {
    env?: Record<string, string>;
    mask?: (text: string) => string;
    databases?: Databases;
  }): AppRunner;
  request(app?: Partial<AppConfig>, rest?: Partial<StartRequest>): StartRequest;
};

/** Before each test of a file a folder with a server, after it nothing of it runs any more. */
export function appScene(): () => AppScene {
  let scene: AppScene | null = null;
  beforeEach(() => {
    scene = openScene(mkdtempSync(path.join(os.tmpdir(), 'app-')));
  });
  afterEach(() => {
    if (scene === null) return;
    expect(processesOf(scene.folder)).toEqual([]);
    rmSync(scene.folder, { recursive: true, force: true });
  });
  return () => {
    if (scene === null) throw new Error('no test runs');
    return scene;
  };
}

function openScene(folder: string): AppScene {
  writeFileSync(path.join(folder, 'server.js'), SERVER);
  const lines: string[] = [];
  const scene: AppScene = {
    folder,
    lines,
    onLine: () => {},
    runner({ env = {}, mask, databases } = {}) {
      const log = {
        write(_: string, text: string) {
          lines.push(text);
          scene.onLine(text);
        },
        group: <T>(_: string, body: () => Promise<T>) => body(),
      };
      const own = { ...process.env, ...env, PERF_GATE_TEST_FOLDER: folder };
      const run = { id: randomUUID(), isOver };
      return createAppRunner({
        ...{ log, clock: createClock(), env: own, run },
        ...(mask && { mask }),
        ...(databases && { databases }),
      });
    },
    request: (app = {}, rest = {}) => ({
      app: { ...PLAIN, ...app },
      ...{ arm: 'head', sha: 'c0ffee' },
      directory: folder,
      logFile: path.join(folder, 'app.log'),
      signal: new AbortController().signal,
      ...rest,
    }),
  };
  return scene;
}
