import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readmeBlocks } from '../../test/support/readme.ts';
import { commitAll } from '../support/repository.ts';

const SECTION = 'Quick start: the gate starts your application';

/** How the application answers: at once, or after the wait for a database that most have. */
export const SERVERS = { plain: 0, waits: 5 } as const;
export type ServerName = keyof typeof SERVERS;

const serverText = (waitMs: number): string => `const { createServer } = require('node:http');
const products = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, name: 'product ' + (index + 1), price: 990 }));
createServer((request, response) => {
  const id = /^\\/products\\/(\\d+)$/.exec(request.url)?.[1];
  const body = JSON.stringify(id === undefined ? products : products[Number(id) - 1]);
  const answer = () => response.setHeader('content-type', 'application/json').end(body);
  if (${waitMs} === 0 || request.url === '/healthz') answer();
  else setTimeout(answer, ${waitMs} * (0.75 + Math.random() / 2));
}).listen(Number(process.env.PORT), '127.0.0.1');
`;

/** The repository of a user who followed the quick start of the README, with one commit, in a new folder. */
export async function createProject(server: ServerName): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-time-'));
  const shown = await readmeBlocks(SECTION);
  const block = (isIt: (text: string) => boolean) => {
    const found = shown.find(({ text }) => isIt(text));
    if (found === undefined) throw new Error(`"${SECTION}" of the README has another form.`);
    return found.text;
  };
  await writeFile(path.join(directory, 'server.js'), serverText(SERVERS[server]));
  await writeFile(
    path.join(directory, 'perf-gate.yml'),
    block((text) => text.startsWith('gate:')),
  );
  await writeFile(
    path.join(directory, 'load.js'),
    block((text) => text.includes("from 'k6/http'")),
  );
  await commitAll(directory, 'an application with a gate');
  return directory;
}
