import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, copyFile, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { userCacheDirectory } from '../../src/adapters/k6/provide/directories.ts';
import { installOnce } from '../../src/adapters/k6/provide/install.ts';
import { provideK6 } from '../../src/adapters/k6/provide/provide.ts';
import { toError } from '../../src/ports/errors.ts';
import type { Log } from '../../src/ports/log.ts';

/**
 * The programs that integration tests drive, fetched or built on first use and kept in the user's cache,
 * outside the checkout. Two test processes at once share one build. A tool that cannot be had is an error
 * that names it: a test that needs it must fail, never skip.
 */
const run = promisify(execFile);
const exe = process.platform === 'win32' ? '.exe' : '';

const log: Log = {
  write: (level, text) => {
    if (level !== 'debug') process.stderr.write(`${text}\n`);
  },
  group: (_title, body) => body(),
};

/** k6 of exactly this version, obtained as the gate itself obtains it. */
export async function k6Binary(version: '1.8.1' | '2.2.0'): Promise<string> {
  const { platform, arch, env } = process;
  const config = { version, path: null, mirror: null, sha256: null };
  try {
    return (await provideK6({ config, log, env, platform, arch })).binary;
  } catch (error) {
    const reason = toError(error).message;
    throw new Error(`The test tool k6 ${version} cannot be had. ${reason}`, { cause: error });
  }
}

/** act: runs workflows on this machine. */
export function actBinary(): Promise<string> {
  return goTool('act', 'v0.2.89', 'github.com/nektos/act');
}

/** actionlint: checks workflow files. */
export function actionlintBinary(): Promise<string> {
  return goTool('actionlint', 'v1.7.12', 'github.com/rhysd/actionlint/cmd/actionlint');
}

/** git-lfs: what git calls for large files. */
export function gitLfsBinary(): Promise<string> {
  return goTool('git-lfs', 'v3.7.0', 'github.com/git-lfs/git-lfs/v3');
}

/** dockerd: only root can run one. */
export function dockerDaemon(): Promise<string> {
  return systemProgram('/usr/sbin/dockerd', 'docker.io');
}

/** mariadbd, and mariadb-install-db beside it with what that calls. */
export function mariadbServer(): Promise<string> {
  return systemProgram('/usr/sbin/mariadbd', 'mariadb-server-core mariadb-client-core');
}

/** Folder with the programs of Debian's PostgreSQL 15, which also has hypopg. */
export async function postgres15(): Promise<string> {
  const packages = 'postgresql-15 postgresql-15-hypopg';
  await systemProgram('/usr/share/postgresql/15/extension/hypopg.control', packages);
  const server = await systemProgram('/usr/lib/postgresql/15/bin/postgres', packages);
  return dirname(dirname(server));
}

/** Chromium, or the Chrome of a hosted runner: what k6 loads pages in. */
export function chromiumBrowser(): Promise<string> {
  const chrome = '/usr/bin/google-chrome';
  return systemProgram(existsSync(chrome) ? chrome : '/usr/bin/chromium', 'chromium');
}

/** Of the system's packages, from which it is installed where it is not there. */
async function systemProgram(file: string, name: string): Promise<string> {
  const isThere = () =>
    access(file).then(
      () => true,
      () => false,
    );
  if (await isThere()) return file;
  log.write('info', `Installing the test tool ${name}`);
  const install = `apt-get update -q && apt-get install -q -y --no-install-recommends ${name}`;
  try {
    // Two at once would be in each other's way.
    await run('flock', [join(tmpdir(), 'test-tools-apt'), 'sh', '-c', install], { maxBuffer: 16 << 20 });
  } catch (error) {
    const reason = toError(error).message.trim();
    throw new Error(`The test tool ${name} cannot be had; it needs Debian's apt-get and root. ${reason}`);
  }
  return file;
}

/** Docker Compose as a plugin of docker; null: docker has one that is not too old. */
export async function composePlugin(): Promise<string | null> {
  const own = await run('docker', ['compose', 'version', '--short']).catch(() => null);
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(own?.stdout ?? '') ?? [];
  if (Number(major) * 1000 + Number(minor) > 2024) return null;
  const version = 'v2.32.4';
  const directory = await tool(`docker-compose-${version}`, 'Go and a Go module proxy', async (staging) => {
    const named = `-ldflags=-X github.com/docker/compose/v2/internal.Version=${version}`;
    await goInstall(staging, `github.com/docker/compose/v2/cmd@${version}`, named);
    await rename(join(staging, `cmd${exe}`), join(staging, `docker-compose${exe}`));
  });
  return join(directory, `docker-compose${exe}`);
}

/** zizmor: audits workflow files for security; in a Python environment of its own. */
export async function zizmorBinary(): Promise<string> {
  const version = '1.32.0';
  const directory = await tool(`zizmor-${version}`, 'Python 3 with venv and pip', async (staging) => {
    const python = process.platform === 'win32' ? 'python' : 'python3';
    await run(python, ['-m', 'venv', join(staging, 'venv')]);
    const pip = join(staging, 'venv', binFolder, `python${exe}`);
    const requirement = `zizmor==${version}`;
    await run(pip, ['-m', 'pip', 'install', '--quiet', '--only-binary=:all:', requirement]);
    // A program of a venv names the venv's path; this one is native, so a copy outlives the rename.
    await copyFile(join(staging, 'venv', binFolder, `zizmor${exe}`), join(staging, `zizmor${exe}`));
  });
  return join(directory, `zizmor${exe}`);
}

/**
 * What Chrome's DevTools reckon a .cpuprofile to be: a module of their front end, whose licence is BSD-3, made one file.
 * Its `forEachFrame` is what the panels draw.
 */
export async function devtoolsProfileModel(): Promise<string> {
  const version = '1.0.1705227';
  const sha256 = 'a11dca33f570088f4cc23daa341473c3ddb89e4cff10319102f4fae960a6a6a7';
  const directory = await tool(`devtools-profile-${version}`, 'npm and its registry', async (staging) => {
    const { stdout } = await run('npm', ['pack', '--silent', `chrome-devtools-frontend@${version}`], {
      cwd: staging,
    });
    const archive = join(staging, stdout.trim());
    const found = createHash('sha256')
      .update(await readFile(archive))
      .digest('hex');
    if (found !== sha256) throw new Error(`${archive} has the SHA-256 ${found}, not ${sha256}`);
    await run('tar', ['xzf', archive, 'package/front_end/models/cpu_profile', 'package/front_end/core'], {
      cwd: staging,
    });
    const models = join(staging, 'package', 'front_end', 'models', 'cpu_profile');
    const bundle = await rolldown({
      input: join(models, 'CPUProfileDataModel.ts'),
      resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
      onLog: () => {},
    });
    await bundle.write({ file: join(staging, 'model.mjs'), format: 'esm', codeSplitting: false });
    await bundle.close();
    await Promise.all([rm(archive), rm(join(staging, 'package'), { recursive: true })]);
  });
  return join(directory, 'model.mjs');
}

const binFolder = process.platform === 'win32' ? 'Scripts' : 'bin';

/** Folder of this checkout's own Node 24, for the front of PATH. */
export async function node24Directory(): Promise<string> {
  const link = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', `node${exe}`);
  try {
    return dirname(await realpath(link));
  } catch (error) {
    throw new Error(`The test tool node is missing at ${link}: run "npm ci". ${toError(error).message}`);
  }
}

async function goTool(name: string, version: string, module: string): Promise<string> {
  const directory = await tool(`${name}-${version}`, 'Go and a Go module proxy', async (staging) => {
    await goInstall(staging, `${module}@${version}`);
  });
  return join(directory, `${name}${exe}`);
}

async function goInstall(folder: string, module: string, ...flags: readonly string[]): Promise<void> {
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOWORK: 'off' };
  await run('go', ['install', '-trimpath', ...flags, module], { env, maxBuffer: 16 << 20 });
}

/** Folder of an installed tool; `needs` is what the machine must offer, for the error. */
async function tool(name: string, needs: string, fill: (staging: string) => Promise<void>): Promise<string> {
  const cache = userCacheDirectory(process.env, process.platform);
  const directory = join(cache, 'test-tools', name);
  try {
    await installOnce(directory, async (staging) => {
      log.write('info', `Fetching the test tool ${name}`);
      await fill(staging);
      if ((await readdir(staging)).length === 0) throw new Error('nothing was installed');
    });
  } catch (error) {
    const reason = toError(error).message.trim();
    throw new Error(`The test tool ${name} cannot be had; it needs ${needs}. ${reason}`, { cause: error });
  }
  return directory;
}
