import { writeMarker } from '../../../src/adapters/github/comment/marker.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { shaOf } from '../../contracts/samples.ts';
import type { Emulator } from '../github/emulator.ts';
import { createHastyClock } from '../hasty-clock.ts';
import type { Call, SceneName } from './calls.ts';
import { complaints } from './complaints.ts';
import type { Trouble } from './effects.ts';
import { fullRun } from './full-run.ts';
import { storeEarlier } from './stored.ts';

/** One fault at one call of one run. */
export type Case = {
  readonly call: Call;
  readonly trouble: Trouble;
  /** `once`: one request is hit; `always`: every one from there on */
  readonly lasts: 'once' | 'always';
  readonly slower: number;
};

const ALWAYS = 1000;
/** What stands for 30 s of silence: by real time, since answers come by that. Milliseconds. */
const SILENT = 250;

/** What was wrong with a run that met the fault; nothing: it was as promised. */
export async function tryCase(
  { call, trouble, lasts, slower }: Case,
  emulator: Emulator,
  clock: Clock = createHastyClock(isSilent(call, trouble) ? SILENT : undefined),
): Promise<readonly string[]> {
  emulator.forget();
  await setScene(emulator, call.scene);
  if (call.after !== undefined) emulator.fault(call.after);
  const { method, path, nth = 1 } = call;
  const times = lasts === 'once' ? 1 : ALWAYS;
  emulator.fault({ method, path, nth, times, effect: trouble.effect });
  const before = emulator.state.comments.length;
  try {
    const left = await fullRun({ scene: call.scene, emulator, clock, slower });
    const hit = emulator.requests.some((seen) => seen.method === method && path.test(pathOf(seen.url)));
    const found = complaints({ left, emulator, call, trouble, lasts, slower, comments: before });
    return hit ? found : ['the call was never made', ...found];
  } catch (thrown) {
    return [`it ended with ${thrown instanceof Error ? thrown.stack : String(thrown)}`];
  }
}

/** The upload's own client waits for the rest of an answer that was cut, and would for ever. */
const isSilent = ({ serves }: Call, { effect }: Trouble): boolean =>
  effect.kind === 'silence' || (serves === 'storing' && effect.kind === 'truncate');

const pathOf = (url: string): string => url.split('?')[0] ?? '';

/** What GitHub holds before the run. */
async function setScene(emulator: Emulator, scene: SceneName): Promise<void> {
  await storeEarlier(emulator);
  emulator.addRun({
    ...{ id: 300, headSha: shaOf(9), status: 'in_progress' },
    ...(scene === 'base branch' ? {} : { event: 'pull_request', headBranch: 'change' }),
  });
  if (scene === 'anchored')
    emulator.state.releases.push({ tag: 'v1.0.0', publishedAt: '2026-11-03T10:00:00Z' });
  if (scene !== 'later push') return;
  const user = { login: 'github-actions[bot]', type: 'Bot' } as const;
  const body = `${writeMarker({ gate: 'job', runId: 200, attempt: 1, job: 'job' })}\nearlier`;
  // Two of ours, as an older version may have left them: one is edited, the other deleted.
  for (const id of [501, 502])
    emulator.state.comments.push({ id, issue: 7, body, user, app: 'github-actions' });
}
