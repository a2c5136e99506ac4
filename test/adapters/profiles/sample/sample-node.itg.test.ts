import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleNode } from '../../../../src/adapters/profiles/sample/sample-node.ts';
import type { Body, Sampled } from '../../../../src/adapters/profiles/sample/sampled.ts';
import { type InspectedApp, inspectedApp } from './inspected-app.ts';

const ID = '15f3ad38-fee0-4243-a05f-383de054fa6c';
const NEVER = new AbortController().signal;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sample-node-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const calling =
  ({ url }: InspectedApp, pathname: string, count: number): Body =>
  async () => {
    for (let at = 0; at < count; at += 1) await (await fetch(`${url}${pathname}`)).text();
    return { requests: count };
  };

type Frame = { readonly callFrame: { readonly functionName: string } };

function functionsIn(sampled: Sampled): readonly string[] {
  if (sampled.kind === 'missing') throw new Error(JSON.stringify(sampled.gap));
  const profile = JSON.parse(new TextDecoder().decode(sampled.raw.bytes));
  expect(profile.timeDeltas).toHaveLength(profile.samples.length);
  return profile.nodes.map(({ callFrame }: Frame) => callFrame.functionName);
}

/** A log as of an application whose inspector listens on this port. */
function logOf(port: number): string {
  const file = path.join(folder, 'app.log');
  writeFileSync(file, `Debugger listening on ws://127.0.0.1:${port}/${ID}\n`);
  return file;
}

test.each(['node', 'cluster'] as const)(
  'where the time of an application goes is sampled: %s',
  async (how) => {
    const app = await inspectedApp(how);
    try {
      const sampled = await sampleNode({ logFile: app.logFile, signal: NEVER }, calling(app, '/hot', 20));
      expect(functionsIn(sampled)).toContain('plantedWork');
      expect(sampled).toMatchObject({ requests: 20, raw: { format: 'cpuprofile' } });
    } finally {
      await app.stop();
    }
  },
);

test('an application that dies meanwhile has no profile, and what called it fails as it does', async () => {
  const app = await inspectedApp();
  try {
    const dying: Body = async (signal) => {
      await calling(app, '/die', 1)(signal).catch(() => {});
      return { requests: null };
    };
    const sampled = await sampleNode({ logFile: app.logFile, signal: NEVER }, dying);
    expect(sampled).toMatchObject({ kind: 'missing', gap: { kind: 'failed' } });
  } finally {
    await app.stop();
  }
});

test('what is driven may fail, and the application still ends as it did before', async () => {
  const app = await inspectedApp();
  try {
    const failing = () => Promise.reject(new Error('every iteration threw'));
    await expect(sampleNode({ logFile: app.logFile, signal: NEVER }, failing)).rejects.toThrow('threw');
    // A debugger that is still connected would hold it: "Waiting for the debugger to disconnect".
    await fetch(`${app.url}/die`).catch(() => {});
    if (app.child.exitCode === null) await once(app.child, 'exit');
    expect(app.child.exitCode).toBe(3);
  } finally {
    await app.stop();
  }
});

test('where no process says that it listens, nothing is driven', async () => {
  const file = path.join(folder, 'app.log');
  writeFileSync(file, 'Server at 3000\n');
  const sampled = await sampleNode({ logFile: file, signal: NEVER }, () =>
    Promise.reject(new Error('driven')),
  );
  expect(sampled).toMatchObject({ gap: { said: 'no process of it has said where its inspector listens' } });
});

test.each<readonly [string, ((socket: net.Socket) => void) | null]>([
  ['nobody listens', null],
  ['it hangs up', (socket: net.Socket) => void socket.destroy()],
  ['it never answers', () => {}],
  ['it speaks something else', (socket: net.Socket) => void socket.end('220 mail.example.com\r\n')],
])('an inspector of which %s is a gap', async (_, answer) => {
  const sockets: net.Socket[] = [];
  const server: net.Server = net.createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    answer?.(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as net.AddressInfo;
  if (answer === null) await new Promise((resolve) => server.close(resolve));
  try {
    const sampled = await sampleNode({ logFile: logOf(port), signal: NEVER }, async () => ({ requests: 1 }));
    expect(sampled).toMatchObject({ gap: { kind: 'failed' } });
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

test('one that takes the connection and says nothing of use is a gap, and keeps no process from ending', async () => {
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`);
    // A text frame: "no".
    socket.write(Buffer.from([0x81, 2, 0x6e, 0x6f]));
    socket.on('error', () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as net.AddressInfo;
  const program = path.join(import.meta.dirname, '../../../../src/adapters/profiles/sample/sample-node.ts');
  const script = `const { sampleNode } = await import(${JSON.stringify(program)});
    const target = { logFile: ${JSON.stringify(logOf(port))}, signal: new AbortController().signal };
    console.log(JSON.stringify(await sampleNode(target, async () => ({ requests: 1 }))));`;
  try {
    const stdout = await new Promise<string>((resolve, reject) => {
      const args = ['--input-type=module', '-e', script];
      execFile(process.execPath, args, { timeout: 60_000 }, (error, out) =>
        error ? reject(error) : resolve(out),
      );
    });
    expect(JSON.parse(stdout)).toMatchObject({ gap: { said: expect.stringContaining('was not answered') } });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a cancelled run waits for none of it', async () => {
  const app = await inspectedApp();
  const stop = new AbortController();
  try {
    const cancelled: Body = async () => {
      stop.abort(new Error('cancelled'));
      return { requests: 0 };
    };
    const sampled = await sampleNode({ logFile: app.logFile, signal: stop.signal }, cancelled);
    expect(sampled).toMatchObject({ gap: { said: expect.stringContaining('cancelled') } });
  } finally {
    await app.stop();
  }
});
