import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { execute } from '../process/cli.ts';
import { k6Binary, node24Directory } from '../support/tools.ts';
import { GROUPS, type Group } from './commands.ts';
import { PLACES } from './places.ts';

/** Nothing is measured here, so that groups may disturb one another: what is asked is whether each command does what it is for. */
const told = ({ commands }: Group): string => commands.map(({ line }) => line).join(' && ');

test.concurrent.each(GROUPS.map((group) => ({ name: told(group), group })))(
  '$name',
  async ({ group: { place: name, commands } }) => {
    const place = await PLACES[name]();
    onTestFinished(() => place.leave());
    const programs = [await node24Directory(), path.dirname(await k6Binary('2.2.0')), process.env['PATH']];
    const env = { PATH: programs.join(path.delimiter), NO_COLOR: '1', npm_config_offline: 'true' };
    for (const { line, run = line, says, compares } of commands) {
      const shell = ['-euo', 'pipefail', '-c', place.put(run)];
      const { code, stdout, stderr } = await execute('bash', shell, { cwd: place.directory, env });
      expect(compares ? [0, 1] : [0], `${line}\n${stderr}`).toContain(code);
      expect(`${stdout}\n${stderr}`).toMatch(says);
      await place.shorten();
    }
  },
);
