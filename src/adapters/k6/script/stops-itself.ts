import { connect } from 'node:net';
import { poll } from '../../../plumbing/time/poll.ts';
import { StoppedByScript } from '../../../ports/errors.ts';
import type { LoadRequest } from '../../../ports/load-generator.ts';
import type { Job } from '../run/prepare.ts';
import { baseUrlOf } from '../run/session.ts';

/** An application that was told to end takes a moment. */
const LINGERS_MS = 400;
const EVERY_MS = 100;

/** Throws StoppedByScript where a process that ran teardown() to its end left an application of ours that is gone. */
export async function refuseStopped(
  { exports, setting }: Pick<Job, 'exports' | 'setting'>,
  { local }: Pick<LoadRequest, 'local'>,
): Promise<void> {
  if (!local || !setting.teardown || !exports.includes('teardown')) return;
  const baseUrl = baseUrlOf(setting);
  const { clock, signal } = setting;
  const isGone = async () => ((await listens(baseUrl)) ? null : true);
  const gone = await poll(isGone, { everyMs: EVERY_MS, limitMs: LINGERS_MS, clock, signal });
  if (gone === true) throw stopped(baseUrl);
}

function stopped(baseUrl: string): StoppedByScript {
  return new StoppedByScript(
    `The script's teardown() stops the application at ${baseUrl}, which the gate needs more than once.`,
    'Leave that out where the gate runs the script, for example by a variable in `workload.env`.',
  );
}

/** Whether anybody takes connections at an address. */
function listens(baseUrl: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(baseUrl);
  return new Promise((resolve) => {
    const socket = connect(
      Number(port) || (protocol === 'https:' ? 443 : 80),
      hostname.replace(/[[\]]/g, ''),
    );
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
