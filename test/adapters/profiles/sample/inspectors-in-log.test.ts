import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inspectorsInLog } from '../../../../src/adapters/profiles/sample/inspectors-in-log.ts';

const ID = '15f3ad38-fee0-4243-a05f-383de054fa6c';
const at = (address: string) => `Debugger listening on ${address}`;

async function foundIn(text: string): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'inspectors-'));
  const file = path.join(folder, 'app.log');
  writeFileSync(file, text);
  const found = await inspectorsInLog(file);
  rmSync(folder, { recursive: true });
  return found;
}

test('each process of this machine that listens is found once, in the order of the log', async () => {
  const npm = `ws://127.0.0.1:41099/${ID}`;
  const app = `ws://127.0.0.1:42561/${ID.replace('15', '16')}`;
  const log = `${at(npm)}\nFor help, see: …\n\n> start\n> node app.js\n\n${at(app)}\r\n${at(npm)}\n`;
  expect(await foundIn(log)).toEqual([npm, app]);
});

test.each([
  `ws://0.0.0.0:9229/${ID}`,
  `ws://10.0.0.7:9229/${ID}`,
  `ws://localhost:9229/${ID}`,
  `ws://127.0.0.1:9229/${ID}/../../shutdown`,
  `ws://127.0.0.1:9229@10.0.0.7/${ID}`,
  `wss://127.0.0.1:9229/${ID}`,
  'ws://127.0.0.1:9229/admin',
  'http://127.0.0.1:9229/json',
])('%s is no address to connect to', async (address) => {
  expect(await foundIn(`${at(address)}\n`)).toEqual([]);
});

test('a log that names more than an application has processes is not followed for ever, nor one that is missing', async () => {
  const many = Array.from({ length: 500 }, (_, port) => at(`ws://127.0.0.1:${10_000 + port}/${ID}`));
  expect(await foundIn(many.join('\n'))).toHaveLength(32);
  expect(await inspectorsInLog('/nowhere/app.log')).toEqual([]);
});
