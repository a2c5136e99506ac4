import type { Config } from '../../core/config/config.ts';
import { unmetOf } from '../../core/decision/pages/unmet.ts';
import { wantedPages } from '../../core/decision/pages/wanted.ts';
import type { Pages } from '../../core/model/recording/page.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import { isPage, type Target } from '../../core/model/targets/target.ts';
import { masked } from '../../core/stored/masked.ts';
import { noBrowserText } from '../../core/words/targets/no-browser.ts';
import { toError } from '../../ports/errors.ts';
import type { LoadGenerator } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';

export type PagesInput = {
  readonly config: Pick<Config, 'policy' | 'workload'>;
  readonly ports: Pick<Ports, 'files' | 'log' | 'mask'>;
  readonly load: LoadGenerator;
  readonly signal: AbortSignal;
};

/** Whether the pages that targets name, if any, could be loaded here. */
const canLoad = ({ config, load }: Pick<PagesInput, 'config' | 'load'>): boolean =>
  load.loadPages !== undefined && load.hasBrowser?.(config.workload) === true;

/** Nobody waits for a load to hear that pages are not measured. */
export function sayWhatIsLacking(input: Pick<PagesInput, 'config' | 'load' | 'ports'>): void {
  const { targets = [] } = input.config.policy;
  const count = targets.filter(({ metric }) => isPage(metric)).length;
  if (count > 0 && !canLoad(input)) input.ports.log.write('warning', noBrowserText(count));
}

/** Loads the pages that targets name in a browser, once all load is over; undefined: they name none. */
export async function loadPages(
  input: PagesInput,
  { arm, baseUrl }: { readonly arm: Arm; readonly baseUrl: string },
  targets: readonly Target[] = input.config.policy.targets ?? [],
): Promise<Pages | undefined> {
  const { config, load, ports, signal } = input;
  const pages = wantedPages(targets);
  if (pages.length === 0 || signal.aborted) return undefined;
  if (load.loadPages === undefined || !canLoad(input)) return { kind: 'no-browser' };
  const directory = ports.files.path('.');
  const request = { workload: config.workload, directory, signal, arm, baseUrl, pages };
  try {
    return masked({ kind: 'loaded', pages: await load.loadPages(request) }, ports.mask);
  } catch (thrown) {
    // What was measured before stays, whatever this is.
    const trouble = { kind: 'said', said: toError(thrown).message } as const;
    return masked(
      { kind: 'loaded', pages: pages.map(({ path }) => ({ path, loads: [], trouble })) },
      ports.mask,
    );
  }
}

type Addresses = { readonly [A in Arm]: { readonly baseUrl: string } };

/** A duet's recording with its pages: those of head, and those of base where head does not meet their targets. */
export async function withPages(
  recording: Recording,
  input: PagesInput,
  addresses: Addresses,
): Promise<Recording> {
  const { arms, validity } = recording;
  if (!validity.valid) return recording;
  const head = await loadPages(input, { arm: 'head', baseUrl: addresses.head.baseUrl });
  if (head === undefined) return recording;
  const unmet = unmetOf(input.config.policy.targets ?? [], head);
  const of = { arm: 'base', baseUrl: addresses.base.baseUrl } as const;
  const base = arms.base && (await loadPages(input, of, unmet));
  return {
    ...recording,
    arms: {
      head: { ...arms.head, pages: head },
      ...(arms.base && { base: { ...arms.base, ...(base && { pages: base }) } }),
    },
  };
}
