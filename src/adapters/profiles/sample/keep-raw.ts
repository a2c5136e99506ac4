import { writeFile } from 'node:fs/promises';
import type { Mask } from '../../../core/config/secrets.ts';
import { masked } from '../../../core/stored/masked.ts';
import type { RawProfile } from '../read-profile.ts';
import { unpacked } from '../unpacked.ts';

type Raw = Pick<RawProfile, 'format' | 'bytes'>;

/** By which tools know a profile. */
const ENDINGS = { cpuprofile: 'cpuprofile', pprof: 'pb.gz', collapsed: 'collapsed.txt' } as const;

/**
 * Keeps a profile as it is for other tools, without secrets: users upload the folder that it lies in. Names, files and
 * labels are texts of the application. One in which they cannot be masked is not kept. Rejects where it cannot be written.
 */
export async function keepRaw(raw: Raw, keepAs: string, mask: Mask): Promise<void> {
  const bytes = await withoutSecrets(raw, mask);
  if (bytes !== null) await writeFile(`${keepAs}.${ENDINGS[raw.format]}`, bytes);
}

async function withoutSecrets({ format, bytes }: Raw, mask: Mask): Promise<Uint8Array | string | null> {
  const text = () => new TextDecoder().decode(bytes);
  if (format === 'cpuprofile') return JSON.stringify(masked(JSON.parse(text()), mask));
  if (format === 'collapsed') return mask(text());
  const plain = Buffer.from(await unpacked(bytes)).toString('utf8');
  return mask(plain) === plain ? bytes : null;
}
