import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { APPS, folderOf } from '../../bench/walkthrough/apps.ts';
import { CLI } from '../process/cli.ts';
import { emptyProject, type Project } from '../support/project.ts';
import { isWorkflow, readmeBlocks } from '../support/readme.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
/** Where the documents have something that runs. */
const ADDRESS = '127.0.0.1:3000';
const ANSWER = "(_, response) => setTimeout(() => response.end('ok'), 20)";
const SERVER = `require('node:http').createServer(${ANSWER}).listen(Number(process.env.PORT), '127.0.0.1');\n`;
/** The shortest that there is, where no flag of a command says otherwise. */
const SHORT_LOAD = '  duration: 2s\n  warmup: 1s\n';
/** Twice what four pairs take: with time for no more, one that the host disturbs leaves too few. */
const SHORT_DUET = 'policy: { budget: 48s }\n';

/** A folder as a reader has it who pastes a command. */
export type Place = {
  readonly directory: string;
  /** the command as it is pasted there */
  put(line: string): string;
  /** behind each command: cuts the load short that it wrote */
  shorten(): Promise<void>;
  leave(): Promise<void>;
};

export const PLACES = {
  'a change': async () => {
    const project = await shop(`${await block('script')}${SHORT_LOAD}${SHORT_DUET}`);
    await project.write('load.js', await block('load'));
    await project.commit('feat: the shop');
    const remote = await mkdtemp(path.join(os.tmpdir(), 'remote-'));
    await project.git('clone', '-q', '--bare', '.', remote);
    await project.git('remote', 'add', 'origin', remote);
    await project.git('fetch', '-q', 'origin');
    await project.git('checkout', '-q', '-b', 'change');
    await project.write('notes.md', 'nothing that runs');
    await project.commit('docs: notes');
    return placeOf(project, { leave: () => rm(remote, { recursive: true, force: true }) });
  },
  'a list of requests': async () => placeOf(await shop(await block('list'))),
  'nothing of the gate': async () => {
    const [app] = APPS.filter(({ folder }) => folder === 'node');
    if (app === undefined) throw new Error('the walkthrough has no application on plain Node.js');
    const project = await emptyProject();
    await cp(folderOf(app), project.directory, { recursive: true });
    await project.write('.gitignore', 'node_modules/\n');
    await project.commit('feat: the shop');
    const file = path.join(project.directory, 'perf-gate.yml');
    const shorten = async () => {
      const written = await readFile(file, 'utf8');
      if (written.includes(SHORT_LOAD)) return;
      await writeFile(file, `${written.replace('workload:\n', `workload:\n${SHORT_LOAD}`)}${SHORT_DUET}`);
    };
    return placeOf(project, { shorten });
  },
  'something that runs': async () => {
    const project = await emptyProject();
    await project.write('perf-gate.yml', `workload:\n${SHORT_LOAD}`);
    const server = createServer((_, response) => void setTimeout(() => response.end('ok'), 20));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return placeOf(project, {
      put: (line) => line.replace(ADDRESS, `127.0.0.1:${port}`),
      leave: async () => void server.close(),
    });
  },
  'this checkout': async () => ({
    directory: ROOT,
    put: (line: string) => line,
    shorten: async () => {},
    leave: async () => {},
  }),
} satisfies Readonly<Record<string, () => Promise<Place>>>;

export type PlaceName = keyof typeof PLACES;

/** The README's repository with these settings, not committed yet. */
async function shop(settings: string): Promise<Project> {
  const project = await emptyProject();
  await project.write('server.js', SERVER);
  await project.write('perf-gate.yml', settings);
  await project.write('.gitignore', 'node_modules/\n.perf-gate/\n');
  return project;
}

/** With the tool installed, as `npm install` links it. */
async function placeOf(project: Project, own: Partial<Place> = {}): Promise<Place> {
  const { directory } = project;
  const bin = path.join(directory, 'node_modules', '.bin');
  await mkdir(bin, { recursive: true });
  const program = path.join(bin, 'perf-gate');
  await writeFile(program, `#!/bin/sh\nexec node '${CLI}' "$@"\n`);
  await chmod(program, 0o755);
  return {
    directory,
    put: (line) => line,
    shorten: async () => {},
    ...own,
    async leave() {
      await own.leave?.();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** What the README shows to be copied. */
async function block(wanted: 'script' | 'load' | 'list'): Promise<string> {
  const section = `Quick start: ${wanted === 'list' ? 'without a script' : 'the gate starts your application'}`;
  const found = (await readmeBlocks(section)).filter((shown) =>
    wanted === 'load' ? shown.language === 'js' : shown.language === 'yaml' && !isWorkflow(shown),
  );
  if (found.length !== 1) throw new Error(`"${section}" shows ${found.length} blocks of its ${wanted}`);
  return found[0]?.text ?? '';
}
