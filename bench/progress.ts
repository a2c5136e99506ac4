/**
 * What the display of a run costs our own process: `npm run bench:progress [-- --minutes 1 --runs 5]`.
 *
 * The display of a run with both sides' figures, drawn as often as in a run and told as much, on a terminal that takes
 * everything at once. The time of the run is not waited for. CPU is that of this process, of a first minute in a process
 * of its own, since code that is run twice a second stays cold. What the terminal itself spends is not in it.
 */
import { execFileSync } from 'node:child_process';
import { openSync, writeSync } from 'node:fs';
import { mock } from 'node:test';
import { parseArgs, styleText } from 'node:util';
import { createProgressDisplay } from '../src/adapters/terminal/progress/display.ts';
import { median } from './support/cpu.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    once: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.minutes) * 60;

if (values.once) console.log(JSON.stringify(drawn()));
else {
  const once = () => {
    const argv = [import.meta.filename, '--once', '--minutes', values.minutes];
    return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as ReturnType<typeof drawn>;
  };
  const runs = Array.from({ length: Number(values.runs) }, once);
  const cpuMs = runs.map((run) => run.cpuMs);
  const [low, high] = [Math.min(...cpuMs), Math.max(...cpuMs)].map((ms) => ms.toFixed(0));
  console.log(`${runs[0]?.frames} drawings in ${seconds} s of a run, ${runs[0]?.bytes} bytes`);
  console.log(`CPU: median ${median(cpuMs).toFixed(0)} ms (${low}–${high}) of ${values.runs} processes`);
  console.log(`of one CPU: ${((median(cpuMs) / (seconds * 1000)) * 100).toFixed(2)} %`);
}

function drawn() {
  mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const nowhere = openSync('/dev/null', 'w');
  let frames = 0;
  let bytes = 0;
  const stream = {
    ...{ columns: 100, rows: 40, isTTY: true, on: () => stream, off: () => stream },
    write(text: string) {
      frames += 1;
      bytes += writeSync(nowhere, text);
      return true;
    },
  } as unknown as NodeJS.WriteStream;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { validateStream: false });
  const before = process.cpuUsage();
  const progress = createProgressDisplay({ stream, clock: { now: () => Date.now() }, paint });
  progress.tell({ kind: 'began', step: 'rounds', arm: null });
  progress.tell({ kind: 'pairs', of: 'round', over: 0, most: 20, looks: 0 });
  progress.tell({ kind: 'load', lengthMs: seconds * 1000, from: 0, pairs: 20 });
  for (let second = 0; second < seconds; second += 1) {
    for (const arm of ['base', 'head'] as const) {
      const p95Ms = 20 + (second % 7);
      progress.tell({ kind: 'seen', arm, requestsPerSecond: 50 + (second % 3), p95Ms, failed: 0.01 });
    }
    mock.timers.tick(500);
    mock.timers.tick(500);
  }
  const { user, system } = process.cpuUsage(before);
  return { frames, bytes, cpuMs: (user + system) / 1000 };
}
