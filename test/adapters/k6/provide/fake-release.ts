import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { releaseAsset } from '../../../../src/adapters/k6/provide/release.ts';
import type { Log } from '../../../../src/ports/log.ts';

/** A version that no real k6 has, so that a k6 of the machine is never taken for it. */
export const VERSION = '9.9.9';

/** A program that answers `version` as k6 does; sh builtins only, so that it runs with an empty PATH. */
export function fakeK6(version: string): string {
  return `#!/bin/sh\n[ "$1" = version ] && echo "k6 v${version} (commit/abc, go1.26.8, linux/amd64)"\n`;
}

export function writeProgram(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

/** A real archive of the layout that k6's releases have. */
export function buildArchive(platform: NodeJS.Platform, arch: string, program = fakeK6(VERSION)) {
  const asset = releaseAsset(VERSION, platform, arch);
  const directory = temporaryDirectory();
  writeProgram(join(directory, asset.member), program);
  const [folder = ''] = asset.member.split('/');
  const archive = join(directory, asset.file);
  if (asset.format === 'zip') execFileSync('zip', ['-q', '-r', archive, folder], { cwd: directory });
  else execFileSync('tar', ['-czf', archive, folder], { cwd: directory });
  const content = readFileSync(archive);
  rmSync(directory, { recursive: true });
  return { file: asset.file, content, hash: createHash('sha256').update(content).digest('hex') };
}

type Answer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
  /** the connection is torn after half of the body */
  readonly torn?: boolean;
};

/** Serves release paths by file name, also as a proxy; `answers` may be changed while it runs. Counts what was asked for. */
export async function startMirror(answers: Record<string, Answer | readonly Answer[]>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const prefix = `/grafana/k6/releases/download/v${VERSION}/`;
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const file = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname;
    const earlier = asked.filter((name) => name === file).length;
    asked.push(file);
    const known = answers[file] ?? { status: 404 };
    const answer = 'at' in known ? known.at(Math.min(earlier, known.length - 1)) : known;
    if (answer?.torn && answer.body !== undefined) {
      response.writeHead(200, { 'content-length': answer.body.length });
      response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
      return;
    }
    response.writeHead(answer?.status ?? 200, answer?.headers).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'perf-gate-provider-'));
}

export function memoryLog() {
  const lines: string[] = [];
  const log: Log = {
    write: (level, text) => void lines.push(`${level}: ${text}`),
    group: (_, body) => body(),
  };
  return { log, lines };
}
