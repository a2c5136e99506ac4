import { readFileSync } from 'node:fs';
import type { CommandOptions } from '../command.ts';
import { descending } from '../process/own-processes.ts';
import { allProcesses, type Process, readProcess } from '../process/processes.ts';
import { askDocker } from './docker.ts';
import { type ComposeRequest, nameOf, placeOf } from './in-compose.ts';

/**
 * From now on: the processes of the containers of the service that is called, as they are at each call, by their ids on this
 * machine; null: Docker does not tell, or its containers run on another machine. A container that is started anew is not
 * followed: then they are null.
 */
export async function containerProcesses(
  options: CommandOptions,
  request: ComposeRequest,
): Promise<(() => readonly number[] | null) | null> {
  const first = await firstProcesses(options, request).catch((): readonly Process[] => []);
  if (first.length === 0) return null;
  return () => {
    const all = allProcesses();
    const living = all.filter(({ pid, start }) =>
      first.some((one) => one.pid === pid && one.start === start),
    );
    if (living.length === 0) return null;
    return [...descending(new Set(living.map(({ pid }) => pid)), all)];
  };
}

async function firstProcesses(options: CommandOptions, request: ComposeRequest): Promise<readonly Process[]> {
  const place = placeOf(options, request, 'start');
  const ask = async (...args: readonly string[]) => (await askDocker(args, place)).stdout.trim();
  const label = 'label=com.docker.compose';
  const filters = [
    ...['--filter', `${label}.project=${nameOf(options, request)}`],
    ...['--filter', `${label}.service=${request.app.compose.service}`],
  ];
  const ids = await ask('ps', '--quiet', '--no-trunc', ...filters);
  if (ids === '') return [];
  const said = await ask('inspect', '--format', '{{.State.Pid}} {{.Id}}', ...ids.split('\n'));
  return said.split('\n').flatMap((line) => {
    const [pid, id] = line.split(' ');
    return pid !== undefined && id !== undefined && isOf(id, Number(pid))
      ? (readProcess(Number(pid)) ?? [])
      : [];
  });
}

/** Whether a process of this machine is one of the container: its control group has the container's id, in both versions of them. */
function isOf(id: string, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(id);
  } catch {
    return false;
  }
}
