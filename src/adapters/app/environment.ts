import type { AppConfig } from '../../core/config/config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Variables of the job that an application must not see: the runner's own and the action's token. */
const WITHHELD = /^(INPUT_|ACTIONS_)|^GITHUB_TOKEN$/;

export type ArmFacts = { readonly arm: 'base' | 'head'; readonly port: number; readonly baseUrl: string };

/** The environment of the app's commands: the job's, the user's own on top, and where to listen. */
export function appEnvironment(env: Env, app: AppConfig, facts: ArmFacts): Env {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name)));
  const own = Object.entries(app.env).map(([name, value]) => [name, fill(value, facts)] as const);
  return {
    ...kept,
    COMPOSE_PROJECT_NAME: `perf-gate-${facts.arm}`,
    PORT: String(facts.port),
    BASE_URL: facts.baseUrl,
    PERF_GATE_ARM: facts.arm,
    ...Object.fromEntries(own),
  };
}

/** Fills ${PORT} and ${PERF_GATE_ARM} in. Other variables are left to the shell. */
export function fill(text: string, { port, arm }: ArmFacts): string {
  return text.replaceAll(`\${PORT}`, String(port)).replaceAll(`\${PERF_GATE_ARM}`, arm);
}
