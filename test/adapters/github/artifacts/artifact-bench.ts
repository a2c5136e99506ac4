import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import {
  type ArtifactStoreOptions,
  createArtifactStore,
} from '../../../../src/adapters/github/artifacts/artifact-store.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { StoreBench } from '../../../contracts/baseline-store.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import type { Permissions } from '../../../support/github/permissions.ts';
import type { Run } from '../../../support/github/state.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';

const folders: string[] = [];

// The upload's client writes workflow commands to stdout, and the runner of our own tests would obey them.
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

export type ArtifactBench = StoreBench & {
  readonly emulator: Emulator;
  /** A run of this repository that saves the recording next, with facts of its own. */
  prepare(recording: Recording, run?: Partial<Run>): Promise<void>;
};

/** What is not as usual. */
type Wishes = Partial<ArtifactStoreOptions> & { readonly permissions?: Partial<Permissions> };

/** An artifact store on an emulator, as it is in the workflow `.github/workflows/gate.yml`. */
export async function artifactBench({ permissions, ...own }: Wishes = {}): Promise<ArtifactBench> {
  const emulator = await emulated();
  const clock = createHastyClock();
  const token = permissions === undefined ? emulator.token : emulator.addToken(permissions);
  const tempDirectory = await mkdtemp(join(tmpdir(), 'artifact-store-'));
  folders.push(tempDirectory);
  return {
    emulator,
    store: createArtifactStore({
      client: clientOf(emulator, token, clock),
      patience: { clock, onWait: () => {} },
      apiUrl: emulator.url,
      repository: REPOSITORY,
      repositoryId: 1,
      workflow: '.github/workflows/gate.yml',
      tempDirectory,
      ...own,
    }),
    async prepare({ arms }: Recording, run: Partial<Run> = {}) {
      const { source } = arms.head;
      const known = emulator.state.runs.find(({ id }) => id === source.runId);
      if (known !== undefined) known.attempt = Math.max(known.attempt, source.attempt);
      const { event, branch: headBranch, workflow, attempt } = source;
      const facts = { event, headBranch, path: workflow, attempt };
      if (known === undefined) emulator.addRun({ id: source.runId, headSha: source.sha, ...facts, ...run });
      for (const [name, value] of Object.entries(emulator.env(source.runId))) vi.stubEnv(name, value);
      vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
    },
    async check() {
      expect(emulator.violations).toEqual([]);
      expect(await readdir(tempDirectory), 'temporary files left behind').toEqual([]);
    },
  };
}
