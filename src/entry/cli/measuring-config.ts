import type { Config } from '../../core/config/config.ts';
import { withScript } from '../made-script.ts';
import type { Secrets } from '../secrets.ts';
import { cliConfig } from './cli-config.ts';
import { cliLog } from './cli-ports.ts';
import type { Flags } from './command.ts';

/** The configuration of a command that drives load, with the script for it. Throws UsageError with every problem. */
export async function measuringConfig(flags: Flags, secrets: Secrets): Promise<Config> {
  const config = await cliConfig(flags);
  secrets.learn(config);
  return withScript(config, cliLog(secrets));
}
