/**
 * Fetches or builds every program that the integration tests drive, one line each with its seconds, so that
 * a slow first run is seen for what it is. Exits 1 when one cannot be had, after trying the others.
 */
import {
  actBinary,
  actionlintBinary,
  devtoolsProfileModel,
  dockerDaemon,
  gitLfsBinary,
  k6Binary,
  node24Directory,
  postgres15,
  zizmorBinary,
} from '../test/support/tools.ts';

const tools: readonly (readonly [string, () => Promise<string>])[] = [
  ['node', node24Directory],
  ['k6 2.2.0', () => k6Binary('2.2.0')],
  ['k6 1.8.1', () => k6Binary('1.8.1')],
  ['act', actBinary],
  ['actionlint', actionlintBinary],
  ['git-lfs', gitLfsBinary],
  ['docker', process.getuid?.() === 0 ? dockerDaemon : async () => "the machine's own"],
  ['postgres 15', postgres15],
  ['zizmor', zizmorBinary],
  ['devtools', devtoolsProfileModel],
];

for (const [name, obtain] of tools) {
  const start = performance.now();
  let answer: string;
  try {
    answer = await obtain();
  } catch (error) {
    answer = `MISSING: ${error instanceof Error ? error.message : String(error)}`;
    process.exitCode = 1;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${name.padEnd(11)} ${seconds.padStart(6)} s  ${answer}\n`);
}
