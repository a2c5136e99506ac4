import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../src/core/model/policy.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { decodeRecording } from '../../src/core/stored/decode.ts';
import { judge } from '../../src/core/words/judge.ts';

/** All that a verdict is made of. */
export type Stored = { readonly policy: Policy; readonly recording: Recording };

/** Percentiles and times are kept to this precision; none of them is known better. */
const DIGITS = 5;
/** Unix times are not rounded. */
const SMALL = 1e5;
/** Only charts read these. */
const UNREAD = ['histogram', 'timeline'];

/** Writes a run small, whole or not at all. */
export async function store(file: string, { policy, recording }: Stored): Promise<void> {
  const { head, base } = recording.arms;
  const arms = { head: { ...head, scenarios: [] }, ...(base && { base: { ...base, scenarios: [] } }) };
  const kept = { policy, recording: { ...recording, metrics: {}, arms } };
  const text = JSON.stringify(kept, (key, value: unknown) => {
    if (UNREAD.includes(key)) return null;
    if (typeof value !== 'number' || Number.isInteger(value) || Math.abs(value) >= SMALL) return value;
    return Number(value.toPrecision(DIGITS));
  });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, gzipSync(text, { level: 9 }));
  await rename(`${file}.tmp`, file);
}

export async function readStored(file: string): Promise<Stored> {
  const { policy, recording } = JSON.parse(gunzipSync(await readFile(file)).toString());
  const decoded = decodeRecording(recording);
  if (!decoded.ok) throw new Error(`${file}: ${decoded.reason}`);
  return { policy, recording: decoded.value };
}

/** The verdict of today's rules on what was measured then. When to stop was decided then and stays. */
export function judgeAgain({ policy, recording }: Stored): Judgement {
  return judge({
    head: recording,
    baseline: { runs: [], refused: [], history: null },
    policy,
    createdAt: recording.createdAt,
    tool: recording.tool,
    remedy: { kind: 'told', text: '' },
  });
}
