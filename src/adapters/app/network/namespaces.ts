import { runProgram } from '../../../plumbing/process/run.ts';
import { toError } from '../../../ports/errors.ts';

/** How this process may make networks. */
export type Namespaces = {
  /** begins a command that runs in a new network, whose loopback interface is up */
  readonly make: readonly string[];
  /** begins a command that runs in the network of a process, with no more rights than this one has */
  enter(pid: number): readonly string[];
};

const LIMIT_MS = 10_000;
/** The words after it are the command. */
const WITH_LOOPBACK = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

const making = (...options: readonly string[]) => ['unshare', ...options, '--net', '--', ...WITH_LOOPBACK];
const entering = (pid: number, ...options: readonly string[]) => [
  'nsenter',
  '--target',
  String(pid),
  ...options,
  '--net',
  '--',
];

const AS_ROOT: Namespaces = { make: making(), enter: (pid) => entering(pid) };

/** In a user namespace too: the user stays who he is, and only what makes the network may set its interface up. */
const AS_USER: Namespaces = {
  make: making('--user', '--map-current-user', '--keep-caps'),
  enter: (pid) => entering(pid, '--user', '--preserve-credentials'),
};

/** What this machine and user can do, which is tried; else the system's words of why not. */
export async function findNamespaces(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Namespaces | string> {
  if (process.platform !== 'linux') return 'only Linux has them';
  const root = process.getuid?.() === 0 ? await refusal(AS_ROOT, env) : '';
  if (root === null) return AS_ROOT;
  const user = await refusal(AS_USER, env);
  return user === null ? AS_USER : user;
}

/** null: it works. */
async function refusal({ make }: Namespaces, env: NodeJS.ProcessEnv): Promise<string | null> {
  const [program = '', ...args] = [...make, 'nsenter', '--version'];
  const { PATH } = env;
  try {
    const errand = { program, args, env: { PATH }, leads: true, limitMs: LIMIT_MS };
    const { code, signal, stderr } = await runProgram(errand);
    if (code === 0) return null;
    return (
      stderr.toString().trim().split('\n').at(-1) || `${program} ended with ${signal ?? `exit code ${code}`}`
    );
  } catch (thrown) {
    return toError(thrown).message;
  }
}
