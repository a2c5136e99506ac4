import { expect, test } from 'vitest';
import { readValue } from '../../../src/core/config/read/read-value.ts';
import { cliOptions } from '../../../src/core/config/settings/cli-options.ts';
import { OUTPUTS } from '../../../src/core/config/settings/outputs.ts';
import { SETTINGS } from '../../../src/core/config/settings.ts';

const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

test('every setting is described once', () => {
  expect(twice(SETTINGS.map(({ id }) => id))).toEqual([]);
  expect(twice(SETTINGS.flatMap(({ path }) => path ?? []))).toEqual([]);
  expect(twice(OUTPUTS.map(({ id }) => id))).toEqual([]);
});

test('every setting can be reached, and its default is one that it accepts itself', () => {
  for (const setting of SETTINGS) {
    const { id, path, input, flag, default: standard, kind } = setting;
    expect(path !== null || input || flag !== null, id).toBe(true);
    if (kind.words !== undefined) expect(kind.words.length, id).toBeGreaterThan(1);
    if (standard === null || standard.includes('${{')) continue;
    expect(readValue(setting, standard), id).toMatchObject({ ok: true });
  }
});

test('a setting of the file has the name of its key, or of its group and key', () => {
  const renamed = SETTINGS.filter(({ id, path }) => path !== null && path.split('.').at(-1) !== id);
  expect(renamed.map(({ id, path }) => `${path} is ${id}`)).toEqual([
    'app.database.url-env is database-url-env',
    'app.database.copy is database-copy',
    'app.env is app-env',
    'compare.mode is compare',
    'policy.from is policy-from',
    'probes.postgres.url-env is postgres-url-env',
    'probes.postgres.log is postgres-log',
    'baseline.store is baseline',
    'baseline.branches is base-branch',
    'baseline.workflow is baseline-workflow',
    'baseline.wait is baseline-wait',
    'baseline.anchor is baseline-anchor',
  ]);
});

test('a flag means one thing in each command', () => {
  const uses = cliOptions.flatMap(({ flags, commands }) =>
    commands.map((command) => `${command} ${flags.split(' ')[0]}`),
  );
  expect(twice(uses)).toEqual([]);
  for (const { commands, flags } of cliOptions) expect(commands, flags).not.toEqual([]);
});

test('what can be saved can be given a place, and judge takes several recordings', () => {
  const flagsOf = (command: (typeof cliOptions)[number]['commands'][number]) =>
    cliOptions.filter(({ commands }) => commands.includes(command)).map(({ flags }) => flags);
  for (const command of ['run', 'record'] as const) {
    expect(flagsOf(command)).toEqual(expect.arrayContaining(['--baseline <dir>', '--save-baseline']));
  }
  expect(flagsOf('judge')).toContain('--baseline <path...>');
});

test('a duet is steered from the command line of run, and check foresees it', () => {
  const ids = ['compare', 'base-target', 'head-target', 'base', 'budget', 'seed'];
  const found = cliOptions.filter(({ settingId }) => ids.includes(settingId));
  expect(found.map(({ flags, commands }) => `${commands.join()} ${flags}`)).toEqual([
    'run,check --compare <mode>',
    'run,check --base-url <url>',
    'run,check --head-url <url>',
    'run,check --base <revision>',
    'run,check --budget <seconds>',
    'run --seed <n>',
  ]);
});

test('help names what is allowed and what holds without the flag', () => {
  expect(cliOptions.find(({ settingId }) => settingId === 'fail-on')).toEqual({
    settingId: 'fail-on',
    flags: '--fail-on <level>',
    description:
      'lowest verdict that fails the step, fail or warn; never only watches: nothing blocks, and the report says what would have been blocked (default: fail)',
    commands: ['run', 'judge'],
  });
});
