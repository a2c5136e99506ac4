import { execFile, spawn } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { dockerDaemon } from './tools.ts';

const run = promisify(execFile);

/** Where the machine's own programs lie; a container that gets them needs no image. */
const PROGRAMS = ['/usr', '/bin', '/lib', '/lib64'];

export type Docker = {
  /** Runs a command in a container of the machine's own programs, as root, on the machine's network. */
  inContainer(command: readonly string[], options: ContainerOptions): Promise<string>;
  stop(): Promise<void>;
};

export type ContainerOptions = {
  /** folders of the machine, by the name that they have inside */
  readonly folders: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
};

/** A daemon with data and socket of its own; the machine's, where this user may not start one. */
export async function startDocker(): Promise<Docker> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'docker-'));
  const isOwn = process.getuid?.() === 0;
  const socket = path.join(folder, 'socket');
  const env = isOwn ? { ...process.env, DOCKER_HOST: `unix://${socket}` } : process.env;
  const end = isOwn ? await startDaemon(folder, socket, env) : async () => {};
  const image = `empty-${path.basename(folder).toLowerCase()}`;
  await run('sh', ['-c', `tar -cf - -T /dev/null | docker import - ${image}`], { env });
  return {
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

/** Returns how it is ended. */
async function startDaemon(folder: string, socket: string, env: NodeJS.ProcessEnv) {
  const at = (name: string) => path.join(folder, name);
  const places = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid')];
  const network = ['--bridge=none', '--iptables=false', '--ip6tables=false'];
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
