import type { Config } from '../core/config/config.ts';
import {
  createMask,
  listedVariables,
  type Mask,
  secretsHandedOn,
  secretsOf,
  type Variables,
} from '../core/config/secrets.ts';

/** What this process must not tell anybody. */
export type Secrets = {
  readonly mask: Mask;
  /** Adds those that a configuration hands to the application and to the script. */
  learn(config: Pick<Config, 'app'> & { readonly workload?: Config['workload'] }): void;
};

/** Begins with the environment, in which an action's inputs are too. */
export function openSecrets(env: Variables): Secrets {
  const known = new Set(secretsOf(env));
  const add = (secrets: readonly string[]) => {
    for (const secret of secrets) known.add(secret);
    return createMask([...known]);
  };
  // Before the configuration is read, a mistake in it is told already.
  let mask = add(secretsHandedOn(listedVariables((env['INPUT_ENV'] ?? '').split(/[,\n]/), env)));
  return {
    mask: (text) => mask(text),
    learn({ app, workload }) {
      mask = add([
        ...secretsHandedOn(app?.env ?? {}),
        ...secretsHandedOn(listedVariables(workload?.env ?? [], env)),
        ...secretsOf(workload?.headers ?? {}),
        ...(workload?.requests ?? []).flatMap(({ headers }) => secretsOf(headers)),
      ]);
    },
  };
}
