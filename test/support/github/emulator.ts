import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, type Fault } from './faults.ts';
import { FORK, type Permissions, WRITE } from './permissions.ts';
import { createApi } from './rest/api.ts';
import { runtimeToken } from './results.ts';
import { type Seen, serve, type World } from './server.ts';
import { createState, forget, type Run, type State } from './state.ts';

export type EmulatorOptions = {
  /** default `acme/shop` */
  readonly repository?: string;
  /** default 1 */
  readonly repositoryId?: number;
};

export type Emulator = {
  readonly url: string;
  readonly repository: string;
  readonly state: State;
  readonly requests: readonly Seen[];
  /** What the product did against GitHub's description. Every test ends by asserting that this is empty. */
  readonly violations: readonly string[];
  /** token of a job with every permission the README asks for */
  readonly token: string;
  /** token of a pull request from a fork: reads only */
  readonly forkToken: string;
  /** Another token, with these permissions besides `read` for the rest of them. */
  addToken(permissions: Partial<Permissions>, login?: string, app?: string | null): string;
  /** A workflow run. Defaults: a finished push to main of this repository by `.github/workflows/gate.yml`. */
  addRun(run: Partial<Run> & { readonly id: number; readonly headSha: string }): Run;
  /** Variables that lead a run's process here, with the runtime token that uploads belong to. */
  env(runId: number, job?: string): Record<string, string>;
  fault(fault: Fault): void;
  /** Forgets everything but its tokens: as if it had just been started. */
  forget(): void;
  close(): Promise<void>;
};

const BOT = 'github-actions[bot]';

// Random and long: act masks secrets in its log, and a short one would mask half of it.
const newToken = (): string => `ghs_${randomBytes(18).toString('hex')}`;

/** GitHub's REST API, its Results service and its blob host on one loopback port, for tests. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const repository = options.repository ?? 'acme/shop';
  const [owner = '', repo = ''] = repository.split('/');
  const state = createState(owner, repo, options.repositoryId ?? 1);
  const faults = createFaults();
  const world: World = { state, api: await createApi(), faults, requests: [], violations: [] };
  const server = await listen(world);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const register = (permissions: Permissions, login: string, app: string | null): string => {
    const token = newToken();
    state.tokens.set(token, { login, app, permissions });
    return token;
  };
  return {
    url,
    repository,
    state,
    requests: world.requests,
    violations: world.violations,
    token: register(WRITE, BOT, 'github-actions'),
    forkToken: register(FORK, BOT, 'github-actions'),
    addToken: (permissions, login = BOT, app = 'github-actions') =>
      register({ ...FORK, ...permissions }, login, app),
    addRun: (run) => addRun(state, run),
    env: (runId, job) => ({
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_REPOSITORY: repository,
      GITHUB_RUN_ID: String(runId),
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken(runId, job),
    }),
    fault: (fault) => faults.add(fault),
    forget: () => {
      faults.clear();
      world.requests.splice(0);
      world.violations.splice(0);
      forget(state);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(world: World): Promise<Server> {
  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      world.violations.push(`emulator failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addRun(state: State, run: Partial<Run> & { readonly id: number; readonly headSha: string }): Run {
  const status = run.status ?? (run.conclusion === null ? 'in_progress' : 'completed');
  const full: Run = {
    event: 'push',
    headBranch: 'main',
    path: '.github/workflows/gate.yml',
    conclusion: status === 'completed' ? 'success' : null,
    attempt: 1,
    headRepositoryId: state.repositoryId,
    ...run,
    status,
  };
  state.runs.push(full);
  return full;
}
