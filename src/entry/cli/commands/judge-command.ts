import { stat } from 'node:fs/promises';
import { createDirectoryStore } from '../../../adapters/files/directory-store.ts';
import { createResultFiles } from '../../../adapters/files/result-files.ts';
import { lineIn } from '../../../core/baseline/along-line.ts';
import { mergeAlong } from '../../../core/baseline/merge-history.ts';
import { exitCode } from '../../../core/decision/exit-code.ts';
import type { Baseline } from '../../../core/model/baseline.ts';
import type { Recording } from '../../../core/model/recording/recording.ts';
import { decodeRecording } from '../../../core/stored/decode.ts';
import { judge } from '../../../core/words/judge.ts';
import { howToNameOne } from '../../../pipeline/judge.ts';
import { keep } from '../../../pipeline/keep.ts';
import { TOOL } from '../../tool.ts';
import { cliConfig } from '../cli-config.ts';
import type { CliCommand } from '../command.ts';
import { printJudgement } from '../print.ts';
import { RECORDING_ORIGIN, readJson, required } from '../read-json.ts';

/** Recordings of one store that are read at most, as in a run. */
const RECORDINGS = 10;

const EXAMPLE = 'perf-gate judge --recording out/recording.json --baseline base/recording.json';

export const judgeCommand: CliCommand = {
  name: 'judge',
  summary: 'judge recordings again, without load; prints the judgement',
  async run(flags) {
    const config = await cliConfig(flags, { measures: false });
    const file = required(flags['recording'], '--recording', EXAMPLE);
    const head = await readRecording('--recording', file);
    const named = flags['baseline'];
    const paths = Array.isArray(named) ? named : typeof named === 'string' ? [named] : [];
    const baseline = await readBaselines(paths, head.gate);
    const judgement = judge({
      head,
      baseline,
      policy: config.policy,
      createdAt: new Date().toISOString(),
      tool: TOOL,
      // As `run` has it, so that a run and its replay say the same.
      remedy: howToNameOne(paths.length === 0 ? null : paths.join(' ')),
    });
    if (flags['out'] !== undefined) {
      const files = createResultFiles(config.out);
      await keep(judgement, { kind: 'recorded', recording: head, path: file }, { runUrl: null }, { files });
    }
    printJudgement(judgement, flags['json'] === true);
    return exitCode(judgement);
  },
};

function readRecording(flag: string, file: string): Promise<Recording> {
  return readJson({ flag, file, decode: decodeRecording, origin: RECORDING_ORIGIN });
}

/** Folders are read as `run --baseline` reads them; a file that was named must be readable. */
async function readBaselines(paths: readonly string[], gate: string): Promise<Baseline> {
  const all = await Promise.all(
    paths.map(async (origin): Promise<Baseline> => {
      if (!(await meansFile(origin))) return readFolder(origin, gate);
      const recording = await readRecording('--baseline', origin);
      return { runs: [{ origin, recording, distance: null }], refused: [], history: null };
    }),
  );
  const [newest, ...rest] = all.flatMap(({ history }) => (history === null ? [] : [history]));
  return {
    runs: all.flatMap(({ runs }) => runs),
    refused: all.flatMap(({ refused }) => refused),
    history: newest === undefined ? null : mergeAlong(lineIn(newest), newest, ...rest),
  };
}

function readFolder(directory: string, gate: string): Promise<Baseline> {
  const anyOfIt = { gate, branches: [], workflows: [], ancestors: [], limit: RECORDINGS } as const;
  return createDirectoryStore({ directory }).read({ ...anyOfIt, purpose: 'compare' });
}

async function meansFile(name: string): Promise<boolean> {
  const found = await stat(name).catch(() => null);
  return found === null ? /\.(json|gz)$/.test(name) : found.isFile();
}
