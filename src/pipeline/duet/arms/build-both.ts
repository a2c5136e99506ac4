import { type AppConfig, isBuilt } from '../../../core/config/settings/app.ts';
import { ARMS, type Arm } from '../../../core/model/recording/window.ts';
import type { StartRequest } from '../../../ports/app/app-runner.ts';
import { AppError } from '../../../ports/errors.ts';
import { during } from '../../../ports/progress/during.ts';
import type { Ports } from '../../ports.ts';
import { BaseError } from './base-side.ts';

export type BuildInput = {
  readonly builds: { readonly [A in Arm]: () => Promise<void> };
  readonly apps: { readonly [A in Arm]: Pick<AppConfig, 'build' | 'compose'> };
  readonly ports: Pick<Ports, 'host' | 'log'>;
  readonly signal: AbortSignal;
};

/** What two builds at once are to have, bytes: 3 GiB each, which a compiler, a bundler or Gradle's two processes take. */
const ENOUGH = 6 * 2 ** 30;

/** How two builds go, and why, a sentence. `free`: bytes; null: not known. */
export function planBuilds(free: number | null): { readonly together: boolean; readonly why: string } {
  if (free === null)
    return { together: false, why: 'Base is built before head: how much memory is free is not known.' };
  const size = `${(free / 2 ** 30).toFixed(1)} GiB of memory are free`;
  return free >= ENOUGH
    ? { together: true, why: `Base and head are built at the same time: ${size}.` }
    : {
        together: false,
        why: `Base is built before head: ${size}, and two builds at once are to have 6 GiB.`,
      };
}

/** What head's commands are told of their revision: its commit; empty: there is none to name. */
export const headSha = async (
  { sourceControl }: Pick<Ports, 'sourceControl'>,
  directory: string,
): Promise<string> => (await sourceControl.checkedOut(directory)) ?? '';

/** Throws as the application's runner does. */
export async function buildHead(request: StartRequest, { apps, progress }: Ports): Promise<void> {
  await during(progress, { step: 'build', arm: 'head' }, () => apps.build(request));
}

/**
 * Builds both, at the same time where memory allows. One that fails beside the other is built again by itself before that is
 * believed: commands that do well alone may share a cache, or run out of memory. Throws base's error before head's.
 */
export async function buildBoth({ builds, apps, ports, signal }: BuildInput): Promise<void> {
  if (!(await buildTogether({ builds, apps, ports, signal }))) {
    for (const arm of ARMS) await builds[arm]();
  }
}

/** False: they are to be built one after the other. */
async function buildTogether({ builds, apps, ports, signal }: BuildInput): Promise<boolean> {
  if (!ARMS.every((arm) => isBuilt(apps[arm]))) return false;
  const { together, why } = planBuilds((await ports.host.freeMemory?.()) ?? null);
  ports.log.write('info', why);
  if (!together) return false;
  const ended = await Promise.allSettled(ARMS.map((arm) => builds[arm]()));
  for (const [index, arm] of ARMS.entries()) {
    const end = ended[index];
    if (end?.status !== 'rejected') continue;
    const { reason } = end;
    const mayPass = reason instanceof AppError || reason instanceof BaseError;
    if (!mayPass || signal.aborted) throw reason;
    ports.log.write('warning', `${reason.message} It is built again, by itself.`);
    await builds[arm]();
  }
  return true;
}
