import { Command, CommanderError } from 'commander';
import { cliOptions } from '../../core/config/settings/cli-options.ts';
import type { Command as CommandName } from '../../core/config/settings/setting.ts';
import { EXIT } from '../exit.ts';
import type { Secrets } from '../secrets.ts';
import { VERSION } from '../tool.ts';
import type { CliCommand, Flags } from './command.ts';
import { COMMANDS } from './commands/commands.ts';

/** Parses the command line, runs the command and returns its exit code. */
export async function runProgram(argv: readonly string[], secrets: Secrets): Promise<number> {
  let code: number = EXIT.ok;
  const program = programOf(async (command, flags) => {
    code = await command.run(flags, secrets);
  });
  try {
    await program.parseAsync([...argv]);
  } catch (thrown) {
    // Commander has already printed its help or its error.
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return code;
}

type Run = (command: CliCommand, flags: Flags) => Promise<void>;

/** The command line; `run` is given the command that was asked for. What it does not know is thrown as CommanderError. */
export function programOf(run: Run): Command {
  const program = new Command('perf-gate')
    .description('Stops performance regressions before they merge: k6, a baseline, a verdict.')
    .version(VERSION)
    .exitOverride()
    .showSuggestionAfterError();
  for (const command of COMMANDS) addCommand(program, command, run);
  return program;
}

function addCommand(program: Command, command: CliCommand, run: Run): void {
  const words = command.name.split(' ');
  const parent = words.length > 1 ? subcommandOf(program, words[0] ?? '') : program;
  const entry = parent
    .command(words.at(-1) ?? command.name)
    .description(command.summary)
    .exitOverride()
    .allowExcessArguments(false);
  for (const option of cliOptions) {
    if (!option.commands.includes(command.name)) continue;
    entry.option(option.flags, option.description);
  }
  const { argument } = command;
  if (argument !== undefined) entry.argument(`[${argument.settingId}]`, argument.help);
  entry.action(async () => {
    const [named] = entry.args;
    const own = argument === undefined || named === undefined ? {} : { [argument.settingId]: named };
    await run(command, { ...bySetting(command.name, entry.opts()), ...own });
  });
}

function subcommandOf(program: Command, word: string): Command {
  return (
    program.commands.find((command) => command.name() === word) ??
    program.command(word).description('Manage k6').exitOverride()
  );
}

/** Commander names values by camel case of the flag; the rest of the program by setting id. */
function bySetting(command: CommandName, values: Record<string, string | boolean | string[]>): Flags {
  const flags: Record<string, string | boolean | readonly string[]> = {};
  for (const option of cliOptions) {
    const long = /--([a-z0-9-]+)/.exec(option.flags)?.[1] ?? '';
    const value = values[long.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())];
    if (value !== undefined && option.commands.includes(command)) flags[option.settingId] = value;
  }
  return flags;
}
