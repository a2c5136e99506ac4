import path from 'node:path';
import { expect, test } from 'vitest';
import { execute } from '../process/cli.ts';
import { k6Binary, node24Directory } from '../support/tools.ts';
import { GROUPS, type Group } from './commands.ts';
import { PLACES, type Place } from './places.ts';

const nameOf = ({ commands }: Group): string => commands.map(({ line }) => line).join(' && ');

/** In a shell, as pasted. Ends with the answer that is promised, and never as a mistake of the user's or of ours. */
async function paste(commands: Group['commands'], place: Place): Promise<void> {
  const programs = [await node24Directory(), path.dirname(await k6Binary('2.2.0')), process.env['PATH']];
  const env = { PATH: programs.join(path.delimiter), NO_COLOR: '1', npm_config_offline: 'true' };
  for (const { line, run = line, says, compares } of commands) {
    const shell = ['-euo', 'pipefail', '-c', place.put(run)];
    const { code, stdout, stderr } = await execute('bash', shell, { cwd: place.directory, env });
    expect(compares ? [0, 1] : [0], `${line}\n${stdout}${stderr}`).toContain(code);
    expect(`${stdout}\n${stderr}`, line).toMatch(says);
    await place.shorten();
  }
}

// At once, since nothing is asked of what they measure but that they come to an end.
test.concurrent.each(GROUPS.map((group) => ({ name: nameOf(group), group })))('$name', async ({ group }) => {
  const place = await PLACES[group.place]();
  try {
    await paste(group.commands, place);
  } finally {
    await place.leave();
  }
});

test.concurrent('a command that is no longer understood, or that says something else, is found', async () => {
  const place = await PLACES['something that runs']();
  try {
    await expect(paste([{ line: 'npx perf-gate run --bass main', says: /./ }], place)).rejects.toThrow(
      '--bass',
    );
    await expect(paste([{ line: 'npx perf-gate --version', says: /^v/m }], place)).rejects.toThrow();
  } finally {
    await place.leave();
  }
});
