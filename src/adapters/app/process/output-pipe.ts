import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../../../plumbing/process/run.ts';
import { createClock } from '../../../plumbing/time/clock.ts';
import { inTime } from '../../../plumbing/time/in-time.ts';
import { EnvironmentError } from '../../../ports/errors.ts';

export type OutputPipe = {
  /** for the process that writes; hand it on, then call `handedOn` */
  readonly descriptor: number;
  handedOn(): void;
  /** True once nobody can write any more; false after `limitMs`: it is read on, and holds nothing back. */
  drain(limitMs: number): Promise<boolean>;
};

/**
 * A pipe of the kernel's, read here. Node's own are sockets, which a program cannot open as /dev/stdout. `take` gets
 * what is written; `over` is called once nobody can write any more.
 */
export async function openOutputPipe(take: (chunk: Buffer) => void, over: () => void): Promise<OutputPipe> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'perf-gate-pipe-'));
  const file = path.join(folder, 'output');
  try {
    await makePipe(file);
    const reader = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const descriptor = openSync(file, constants.O_WRONLY);
    const socket = new net.Socket({ fd: reader, readable: true, writable: false });
    socket.on('data', take);
    socket.on('error', () => socket.destroy());
    const closed = new Promise<true>((resolve) => socket.once('close', () => resolve(true)));
    void closed.then(over);
    return {
      descriptor,
      handedOn: () => closeSync(descriptor),
      async drain(limitMs) {
        const isOver = await inTime(() => closed, limitMs, createClock()).catch(() => false);
        socket.unref();
        return isOver;
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws EnvironmentError. */
async function makePipe(file: string): Promise<void> {
  // Also for a program that runs as another user.
  const args = ['-m', '666', file];
  // Ctrl-C in a terminal is for the gate, which ends in good order: this takes a moment, and is let do it.
  const { code, signal, stderr } = await runProgram({
    program: 'mkfifo',
    args,
    env: process.env,
    leads: true,
  });
  if (code === 0) return;
  const why = stderr.toString().trim() || `mkfifo ended with ${signal ?? `exit code ${code}`}`;
  const hint = 'Let TMPDIR (in a workflow RUNNER_TEMP) be a folder in which pipes can be made.';
  throw new EnvironmentError(`No pipe can be made in ${path.dirname(file)}: ${why}.`, hint);
}
