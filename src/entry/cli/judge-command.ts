import { createResultFiles } from '../../adapters/files/result-files.ts';
import { decodeRecording } from '../../core/baseline/decode.ts';
import { exitCode } from '../../core/decision/exit-code.ts';
import { judge } from '../../core/decision/judge.ts';
import { TOOL } from '../tool.ts';
import { cliConfig } from './cli-config.ts';
import { printJudgement } from './print.ts';
import type { CliCommand } from './program.ts';
import { readJson, required } from './read-json.ts';

const EXAMPLE = 'perf-gate judge --recording out/recording.json --baseline base/recording.json';

export const judgeCommand: CliCommand = {
  name: 'judge',
  summary: 'judge recordings again, without load',
  async run(flags) {
    const config = await cliConfig(flags, { measures: false });
    const file = required(flags['recording'], '--recording', EXAMPLE);
    const head = await readJson('--recording', file, decodeRecording);
    const named = flags['baseline'];
    const files = Array.isArray(named) ? named : typeof named === 'string' ? [named] : [];
    const runs = await Promise.all(
      files.map(async (origin) => ({
        origin,
        recording: await readJson('--baseline', origin, decodeRecording),
        distance: null,
      })),
    );
    const judgement = judge({
      head,
      baseline: { runs, refused: [], history: null },
      policy: config.policy,
      createdAt: new Date().toISOString(),
      tool: TOOL,
      missingBaseline: 'Name one with --baseline recording.json.',
    });
    if (flags['out'] !== undefined) {
      await createResultFiles(config.out).write('judgement.json', `${JSON.stringify(judgement, null, 1)}\n`);
    }
    printJudgement(judgement, flags['json'] === true);
    return exitCode(judgement);
  },
};
