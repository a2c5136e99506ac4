import type { Mask } from '../../core/config/secrets.ts';
import { toError } from '../../ports/errors.ts';
import type { CpuProfiler, ProfileTarget } from '../../ports/probes/cpu-profiler.ts';
import { readProfile } from './read-profile.ts';
import { keepRaw } from './sample/keep-raw.ts';
import { sampleNode } from './sample/sample-node.ts';
import { samplePprof } from './sample/sample-pprof.ts';
import { sampleStacks } from './sample/sample-stacks.ts';
import { type Body, failed, type Sampled } from './sample/sampled.ts';

/** Profiles by V8's inspector, by a pprof address, and by stacks that the application is started to write. `mask`: goes over what is kept of the raw ones. */
export function createCpuProfiler({ mask }: { readonly mask: Mask }): CpuProfiler {
  return {
    async profile(target, body, keepAs) {
      const sampled = await sample(target, body).catch((thrown: unknown) => failed(toError(thrown).message));
      if (sampled.kind === 'missing') return { profile: null, gaps: [sampled.gap] };
      const { raw, requests } = sampled;
      // What was sampled is worth more than its file.
      await keepRaw(raw, keepAs, mask).catch(() => {});
      return readProfile(raw, { directory: target.directory, requests });
    },
  };
}

function sample(target: ProfileTarget, body: Body): Promise<Sampled> {
  switch (target.how) {
    case 'node':
      return sampleNode(target, body);
    case 'pprof':
      return samplePprof(target, body);
    case 'stacks':
      return sampleStacks(target, body);
  }
}
