import type { CliCommand } from '../command.ts';
import { checkCommand } from './check-command.ts';
import { demoCommand } from './demo-command.ts';
import { ejectCommand } from './eject-command.ts';
import { initCommand } from './init-command.ts';
import { installK6Command } from './install-k6-command.ts';
import { judgeCommand } from './judge-command.ts';
import { publishCommand } from './publish-command.ts';
import { recordCommand } from './record-command.ts';
import { renderCommand } from './render-command.ts';
import { runCommand } from './run-command.ts';
import { selftestCommand } from './selftest-command.ts';

/** The words of the command line, in the order of a run. */
export const COMMANDS: readonly CliCommand[] = [
  initCommand,
  checkCommand,
  runCommand,
  recordCommand,
  judgeCommand,
  renderCommand,
  publishCommand,
  demoCommand,
  selftestCommand,
  ejectCommand,
  installK6Command,
];
