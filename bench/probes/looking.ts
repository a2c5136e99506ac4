import { createDatabaseProbe } from '../../src/adapters/databases/probe/probe.ts';
import { createHost } from '../../src/adapters/host/host.ts';

/** What the gate looks at by default while a load is judged. */
export type Looked = {
  /** of the application, as they are at each call */
  readonly processes: () => readonly number[];
  readonly databaseUrl: string;
};

export type Looking = {
  /** The judged part of a round begins, and ends. */
  round(what: 'begins' | 'ends'): Promise<void>;
  close(): Promise<void>;
};

/** Looks by the gate's own adapters, in the order in which a run asks them to. Throws where the database cannot be looked into. */
export async function look({ processes, databaseUrl }: Looked, signal: AbortSignal): Promise<Looking> {
  const target = { arm: 'head', url: databaseUrl, variable: 'DATABASE_URL', isOwn: false, signal } as const;
  const opened = await createDatabaseProbe().open(target);
  if (opened.kind === 'missing') throw new Error(`No look into the database: ${JSON.stringify(opened.gap)}`);
  const { session } = opened;
  await session.begin();
  const watch = createHost().watch({ head: processes });
  return {
    round: async (what) => session.round?.(what),
    async close() {
      watch.stop();
      const { gaps } = await session.close({ plans: false });
      // A probe that sees nothing costs nothing.
      if (gaps.length > 0) throw new Error(`Not all was seen: ${JSON.stringify(gaps)}`);
    },
  };
}
