import { FEWEST_SAMPLES, type ProfileClock, type Profiled } from '../../core/model/evidence/profile.ts';
import { frameOf } from '../../core/profiles/place/frame.ts';
import { readCollapsed } from '../../core/profiles/read/collapsed.ts';
import { readCpuprofile } from '../../core/profiles/read/cpuprofile.ts';
import { readPprof } from '../../core/profiles/read/pprof.ts';
import { reduceProfile } from '../../core/profiles/reduce/reduce.ts';
import type { Sampled } from '../../core/profiles/sampled.ts';
import { toError } from '../../ports/errors.ts';
import { aboutApplication } from './about-application.ts';
import { applicationFiles } from './application-files.ts';
import { inSources } from './in-sources.ts';
import { decodePprof } from './pprof.ts';
import { withTexts } from './source-lines.ts';
import { MOST_UNPACKED, unpacked } from './unpacked.ts';

/** A profile as a program wrote it. */
export type RawProfile = { readonly bytes: Uint8Array } & (
  | { readonly format: 'cpuprofile' | 'pprof' }
  /** `clock`: what was sampled, as nothing in the file says it */
  | { readonly format: 'collapsed'; readonly clock: ProfileClock }
);

/** `directory`: the application's folder. `requests`: that were answered meanwhile; null: not known. */
export type AboutProfile = { readonly directory: string; readonly requests: number | null };

/** Of what is told of one that cannot be read: a part of it may be the profile's own words. */
const MOST_CHARACTERS = 300;

/**
 * What a profile says of an application. Never rejects: what cannot be read, or says too little, is a gap. Reads no file
 * outside the application's folder.
 */
export async function readProfile(raw: RawProfile, about: AboutProfile): Promise<Profiled> {
  try {
    const sampled = await sampledOf(raw);
    if (sampled.samples < FEWEST_SAMPLES) return gap({ kind: 'few-samples', samples: sampled.samples });
    const files = await applicationFiles(about.directory);
    const { sampled: placed, content } = await inSources(sampled, files);
    const application = await aboutApplication(placed, files);
    const frames = placed.functions.map((one) => frameOf(one, application));
    const profile = await withTexts(reduceProfile(placed, frames, about.requests), files, content);
    return { profile, gaps: [] };
  } catch (thrown) {
    return gap({
      kind: 'unreachable',
      said: `The profile cannot be read: ${toError(thrown).message.slice(0, MOST_CHARACTERS)}.`,
    });
  }
}

const gap = (one: Profiled['gaps'][number]): Profiled => ({ profile: null, gaps: [one] });

async function sampledOf(raw: RawProfile): Promise<Sampled> {
  const { format, bytes } = raw;
  if (format === 'pprof') return readPprof(decodePprof(await unpacked(bytes)));
  if (bytes.length > MOST_UNPACKED) throw new Error(`it has more than ${MOST_UNPACKED >> 20} MB`);
  const text = new TextDecoder().decode(bytes);
  return raw.format === 'collapsed' ? readCollapsed(text, raw.clock) : readCpuprofile(text);
}
