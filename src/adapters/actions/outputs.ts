import * as core from '@actions/core';

/** Sets the action's outputs. Call it before the step fails: a failed step keeps what was set until then. */
export function setOutputs(outputs: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
