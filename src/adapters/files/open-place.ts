import type { Candidate } from '../../core/baseline/select-runs.ts';
import type { History } from '../../core/model/baseline.ts';
import { decodeHistory, decodeRecording } from '../../core/stored/decode.ts';
import { readPackedJson } from './packed-json.ts';
import type { Place } from './store-layout.ts';

/** Reads and decodes one stored run. Throws an Error with the reason why it cannot be used. */
export async function openPlace(place: Place): Promise<Candidate> {
  const decoded = decodeRecording(await readPackedJson(place.recording));
  if (!decoded.ok) throw new Error(decoded.reason);
  return {
    recording: decoded.value,
    history: await readHistory(place.history),
    origin: place.recording,
    explicit: place.explicit,
  };
}

/** Its absence is normal (`record --out` writes none), and a damaged one takes nothing from the recording. */
async function readHistory(path: string): Promise<History | null> {
  try {
    const decoded = decodeHistory(await readPackedJson(path));
    return decoded.ok ? decoded.value : null;
  } catch {
    return null;
  }
}
