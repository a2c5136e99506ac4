import { existsSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { CheckRequest } from '../../../ports/load-generator.ts';
import { scriptEnvironment } from '../run/environment.ts';
import { planLoad } from '../run/plan.ts';
import { type LoadGeneratorOptions, refuseArchive, refuseMissing } from '../run/prepare.ts';
import { type Inspected, tryInspect } from './inspect.ts';
import { lacksBrowser } from './protocols.ts';
import { isException, isMissingModule, scriptTrouble } from './script-trouble.ts';

/** Stands for an application that has no address yet. */
const NOWHERE = 'http://127.0.0.1:1';

/**
 * Says what the script alone tells, before anything is built or started. What may depend on an address or on files
 * that a build makes is left to the time when they are there.
 */
export async function checkScript(options: LoadGeneratorOptions, request: CheckRequest): Promise<void> {
  const { workload, workingDirectory: directory, signal, baseUrl, mayBeMade } = request;
  refuseArchive(workload.script);
  const { variables: env } = scriptEnvironment(options.env, workload.env, baseUrl ?? NOWHERE);
  const script = path.resolve(directory, workload.script);
  if (mayBeMade && !existsSync(script)) return;
  refuseMissing(script, request);
  const command = { binary: options.binary, env, directory, signal };
  const found = await tryInspect(command, script);
  if (!found.ok) {
    const isOpen = isException(found.error) || (mayBeMade && isMissingModule(found.error));
    if (isOpen) return;
    throw scriptTrouble(workload.script, found.error);
  }
  refuseWithoutBrowser(planLoad(workload, found.inspected).preflight, env);
}

function refuseWithoutBrowser(
  scenarios: Inspected['scenarios'],
  env: Readonly<Record<string, string>>,
): void {
  const scenario = lacksBrowser(scenarios, env);
  if (scenario === null) return;
  throw new EnvironmentError(
    `The scenario \`${scenario}\` of the script drives a browser (k6/browser), and this machine has no Chromium.`,
    'Install one (grafana/setup-k6-action does with `browser: true`), or name it by K6_BROWSER_EXECUTABLE_PATH.',
  );
}
