import type { Config } from '../../core/config/config.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import type { RunningApp, StartRequest } from '../../ports/app/app-runner.ts';
import type { FaultProxy } from '../../ports/app/fault-proxy.ts';
import { headSha } from '../duet/arms/build-both.ts';
import type { Ports } from '../ports.ts';

export type Fault = Parameters<FaultProxy['plant']>[0];

/** Both sides run in the tree that is checked out. */
const ONE_FOLDER: Pick<Ports['revisions'], 'checkout' | 'untracked'> = {
  untracked: async () => [],
  checkout: async (_sha, directory) => ({
    directory,
    build: async (_how, make) => {
      await make();
      return false;
    },
    forget: async () => {},
    remove: async () => {},
  }),
};

/**
 * The world of a self-test: base's revision is the checked-out tree itself, which is built once. `app.setup` runs once
 * on each side, and again only where what it made may be gone: after `app.stop`, or with a database of the side's own.
 */
export function ofOneBuild(config: Config, ports: Ports): Ports {
  // What is planted is known: nobody asks why.
  const { cpuProfiler: _, ...rest } = ports;
  const { apps, revisions } = rest;
  const prepared = new Set<string>();
  const built = new Map<Arm, Promise<void>>();
  /** Base is told the commit of head, which it is a second start of. */
  const ofHead = async (request: StartRequest): Promise<StartRequest> => ({
    ...request,
    sha: await headSha(ports, config.workingDirectory),
  });
  /** What is built of the tree serves both; images that Compose makes of it are each side's own. */
  const onceMore = async (request: StartRequest, first: Promise<void>) => {
    await first;
    const app = { ...request.app, build: null };
    if (app.compose !== null) await apps.build(await ofHead({ ...request, app }));
  };
  return {
    ...rest,
    revisions: { ...revisions, ...ONE_FOLDER },
    configAt: async () => ({ ...config, own: config }),
    apps: {
      ...apps,
      async build(request) {
        if (request.arm === 'base' && request.app.compose === null) return;
        const [first] = built.values();
        const build = () =>
          first === undefined ? ofHead(request).then(apps.build) : onceMore(request, first);
        const made = built.get(request.arm) ?? build();
        built.set(request.arm, made);
        await made;
      },
      async start(request) {
        const { stop, databaseUrlEnv } = request.app;
        const isKept = prepared.has(request.arm) && stop === null && databaseUrlEnv === null;
        const again = request.again === true || isKept;
        const running = await apps.start({ ...(await ofHead(request)), again });
        prepared.add(request.arm);
        return running;
      },
    },
  };
}

/** The same world with a proxy in front of each side, so that both pay for it, and a fault planted in head's. */
export function withPlanted(fault: Fault, ports: Ports): Ports {
  const { apps } = ports;
  const behind = new Map<RunningApp, RunningApp>();
  return {
    ...ports,
    apps: {
      ...apps,
      async start(request) {
        const running = await apps.start(request);
        const shown = await proxied(running, ports);
        if (request.arm === 'head') shown.plant(fault);
        behind.set(shown, running);
        return shown;
      },
      reset: (request, running) => apps.reset(request, behind.get(running) ?? running),
    },
  };
}

/** An application behind a proxy that ends with it. */
async function proxied(
  running: RunningApp,
  { openFaultProxy }: Ports,
): Promise<RunningApp & Pick<FaultProxy, 'plant'>> {
  try {
    const proxy = await openFaultProxy(running.baseUrl);
    let closing: Promise<void> | null = null;
    return {
      ...running,
      baseUrl: proxy.url,
      plant: proxy.plant,
      async stop() {
        closing ??= proxy.close();
        await closing;
        await running.stop();
      },
    };
  } catch (thrown) {
    await running.stop();
    throw thrown;
  }
}
