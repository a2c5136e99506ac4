import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { composePlugin, dockerDaemon } from './tools.ts';

const run = promisify(execFile);

/** Where the machine's own programs lie; a container that gets them needs no image. */
const PROGRAMS = ['/usr', '/bin', '/lib', '/lib64'];

export type Docker = {
  /** in which `docker` speaks to it, and knows Compose where that was asked for */
  readonly env: NodeJS.ProcessEnv;
  /** what docker prints */
  run(...args: readonly string[]): Promise<string>;
  /** Runs a command in a container of the machine's own programs, as root, on the machine's network. */
  inContainer(command: readonly string[], options: ContainerOptions): Promise<string>;
  stop(): Promise<void>;
};

export type ContainerOptions = {
  /** folders of the machine, by the name that they have inside */
  readonly folders: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
};

/**
 * A daemon with data and socket of its own; the machine's, where this user may not start one. `compose`: with Docker
 * Compose, and networks for it.
 */
export async function startDocker({ compose = false } = {}): Promise<Docker> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'docker-'));
  const isOwn = process.getuid?.() === 0;
  const socket = path.join(folder, 'socket');
  const own = isOwn ? { ...process.env, DOCKER_HOST: `unix://${socket}` } : process.env;
  const env = compose ? { ...own, ...(await withCompose(folder)) } : own;
  const end = isOwn ? await startDaemon(folder, socket, env) : async () => {};
  const image = `empty-${path.basename(folder).toLowerCase()}`;
  await run('sh', ['-c', `tar -cf - -T /dev/null | docker import - ${image}`], { env });
  return {
    env,
    run: async (...args) => (await run('docker', args, { env })).stdout,
    async inContainer(command, { folders, env: variables }) {
      const programs = Object.fromEntries(PROGRAMS.map((name) => [name, `${name}:ro`]));
      const mounts = Object.entries({ ...programs, ...folders }).map(([inside, outside]) =>
        outside.endsWith(':ro') ? `${outside.slice(0, -3)}:${inside}:ro` : `${outside}:${inside}`,
      );
      const args = [
        ...['run', '--rm', '--network=host', '--user=0:0'],
        ...mounts.flatMap((mount) => ['-v', mount]),
        ...Object.entries({ PATH: '/usr/bin:/bin', ...variables }).flatMap(([key, value]) => [
          '-e',
          `${key}=${value}`,
        ]),
      ];
      return (await run('docker', [...args, image, ...command], { env })).stdout;
    },
    async stop() {
      await run('docker', ['image', 'rm', '-f', image], { env }).catch(() => {});
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The variables by which docker finds Compose: none where it has one of its own. */
async function withCompose(folder: string): Promise<NodeJS.ProcessEnv> {
  const plugin = await composePlugin();
  if (plugin === null) return {};
  const plugins = path.join(folder, 'config', 'cli-plugins');
  await mkdir(plugins, { recursive: true });
  await symlink(plugin, path.join(plugins, 'docker-compose'));
  return { DOCKER_CONFIG: path.dirname(plugins) };
}

/** Returns how it is ended. */
async function startDaemon(folder: string, socket: string, env: NodeJS.ProcessEnv) {
  const at = (name: string) => path.join(folder, name);
  const places = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid')];
  // Those that Compose makes must not be any that the machine has.
  const pool = 'base=10.213.0.0/16,size=24';
  const network = [
    ...['--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false'],
    ...['--default-address-pool', pool],
  ];
  const args = [...places, ...network, '-H', `unix://${socket}`];
  const daemon = spawn(await realpath(await dockerDaemon()), args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => daemon.once('close', () => resolve()));
  for (let tries = 0; tries < 240 && daemon.exitCode === null; tries += 1) {
    const { ok } = await run('docker', ['version'], { env }).then(
      () => ({ ok: true }),
      () => ({ ok: false }),
    );
    if (ok) break;
    await sleep(250);
  }
  return async () => {
    daemon.kill('SIGTERM');
    await ended;
    // The daemon leaves this one mounted.
    await run('umount', [path.join(folder, 'exec', 'netns', 'default')]).catch(() => {});
  };
}
