import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { processes } from './processes.ts';
import { emptyProject, type Project } from './project.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** Notes what Compose would take for its project, and what would be left behind: a child in a session of its own. */
const CONFIG = `app:
  start: echo "$COMPOSE_PROJECT_NAME" >> "$PROJECTS"; setsid sleep 300 & exec node server.cjs
workload: { script: load.js, rate: 200/s, warmup: 1s }
policy: { budget: 24s }
`;
const SERVER = `require('node:http').createServer((_, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');`;
const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;

export type TogetherRun = {
  readonly gate: string;
  readonly nth: number;
  /** null: it was killed */
  readonly code: number | null;
  readonly seconds: number;
  /** what Compose would call the projects of its two arms */
  readonly projects: readonly string[];
  /** of its output, where it did not end well */
  readonly said: string;
};

export type Together = {
  readonly runs: readonly TogetherRun[];
  /** processes, folders and worktrees that are left after the last one */
  readonly left: readonly string[];
};

export type TogetherOptions = {
  /** two ids, which may be the same */
  readonly gates: readonly [string, string];
  /** runs of each */
  readonly each: number;
  readonly atOnce: number;
  readonly k6: string;
  /** command line flags of every run; absent: base beside head */
  readonly flags?: readonly string[];
  /** nth runs that are killed once they are under load, as a lost runner is */
  readonly killed?: readonly number[];
};

/** Runs of two gates on one machine, of one repository, with one temporary folder and one cache. */
export async function runTogether(options: TogetherOptions): Promise<Together> {
  const project = await repository();
  const temp = path.join(project.directory, '..', `${path.basename(project.directory)}-temp`);
  mkdirSync(temp);
  const jobs = options.gates.flatMap((gate, place) =>
    Array.from({ length: options.each }, (_, index) => ({ gate, place, nth: index + 1 })),
  );
  // Of the two in turns, so that both are always at work.
  const queue = jobs.toSorted((a, b) => a.nth - b.nth);
  const runs: TogetherRun[] = [];
  const work = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift())
      runs.push(await one(job, { ...options, project, temp }));
  };
  await Promise.all(Array.from({ length: options.atOnce }, work));
  // The run after those that were killed is the one that clears up.
  const after = { gate: options.gates[0], place: 0, nth: 0 };
  if (options.killed !== undefined && options.killed.length > 0)
    runs.push(await one(after, { ...options, project, temp }));
  return { runs, left: await leftOf(project, temp) };
}

async function repository(): Promise<Project> {
  const project = await emptyProject();
  const files = { 'server.cjs': SERVER, 'load.js': SCRIPT, 'perf-gate.yml': CONFIG };
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  await project.commit('base');
  await project.commit('head');
  return project;
}

type Job = { readonly gate: string; readonly place: number; readonly nth: number };
type Place = TogetherOptions & { readonly project: Project; readonly temp: string };

async function one(job: Job, place: Place): Promise<TogetherRun> {
  const { project, temp, k6, flags = ['--base', 'HEAD~1'], killed = [] } = place;
  const out = path.join(temp, `out-${job.place}-${job.nth}`);
  const projects = path.join(temp, `projects-${job.place}-${job.nth}`);
  const args = ['run', '--gate', job.gate, '--out', out, '--k6-path', k6, ...flags];
  const env = {
    ...process.env,
    TMPDIR: temp,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: temp,
    PROJECTS: projects,
  };
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { cwd: project.directory, env });
  let said = '';
  const hear = (data: Buffer) => {
    said += String(data);
    if (killed.includes(job.nth) && said.includes('Warm-up')) child.kill('SIGKILL');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number | null>((resolve) => child.once('exit', (exit) => resolve(exit)));
  const named = existsSync(projects) ? readFileSync(projects, 'utf8').trim().split('\n') : [];
  const seconds = (performance.now() - started) / 1000;
  const kept = code === 0 ? '' : said.slice(-1500);
  return { gate: job.gate, nth: job.nth, code, seconds, projects: [...new Set(named)], said: kept };
}

async function leftOf(project: Project, temp: string): Promise<readonly string[]> {
  const name = path.basename(project.directory);
  const running = processes().filter(({ pid, cwd }) => pid !== process.pid && cwd.includes(name));
  const folders = readdirSync(temp).filter((one) => /^perf-gate-(run|base|k6|pipe)/.test(one));
  const trees = (await project.git('worktree', 'list')).split('\n').slice(1);
  return [...running.map(({ pid, command }) => `process ${pid} ${command}`), ...folders, ...trees];
}

/** Words of a run that somebody was in the way of. A machine that is too busy to compare or to judge on is no such thing. */
const DISTURBED =
  /ended by itself|Base died|listens on its port|which is not the app|in use|bug in Perf Gate|cannot be(?! judged)|Neither/;

/** What went wrong, as sentences; none: nobody was in another's way. */
export function wrongsTogether({ runs, left }: Together, killed: readonly number[] = []): readonly string[] {
  const ends = runs.flatMap(({ gate, nth, code, said }) =>
    (code === null) === killed.includes(nth) && !DISTURBED.test(said)
      ? []
      : [`Run ${nth} of ${gate} ended with ${code}: ${said}`],
  );
  const names = runs.flatMap(({ projects }) => projects);
  const shared = names.length - new Set(names).size;
  return [
    ...ends,
    ...(shared === 0 ? [] : [`${shared} Compose projects have a name that another run has.`]),
    ...left.map((one) => `Left behind: ${one}`),
  ];
}
