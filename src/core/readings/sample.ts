import type { Arm } from '../model/recording/window.ts';

/** The machine's counters at one moment. Absent or null: the kernel does not say. */
export type MachineSample = {
  /** Unix time, ms */
  readonly at: number;
  /** ticks of all CPUs since the start, and those that the machine's host took away */
  readonly total: number;
  readonly stolen: number;
  /** ticks in which a CPU had nothing to do */
  readonly idle: number | null;
  /** ms since the start in which something waited for a CPU */
  readonly waitedMs: number | null;
  /** ms since the start in which something waited for a disk (PSI) */
  readonly diskWaitedMs?: number;
  /** of `idle`, ticks in which something waited for a disk (iowait), which says less */
  readonly diskWaitTicks?: number;
  /** bytes; `limit`: of the control group, else all of the machine's. Read about once a second */
  readonly memory?: { readonly used: number; readonly limit: number };
  /** bytes that went through the link of the default route since the start, and what it can carry in a second, one way */
  readonly link?: { readonly received: number; readonly sent: number; readonly perSecond: number };
  /** periods of the control group's CPU limit, and those in which it was held back */
  readonly periods?: { readonly all: number; readonly throttled: number };
  readonly oomKills?: number;
};

/** What an arm's processes had used together at one moment, since some moment before. */
export type ArmSample = {
  /** Unix time, ms */
  readonly at: number;
  /** ms */
  readonly cpu: number;
  /** ms; absent as `switches` is: too many threads to ask each */
  readonly cpuWait?: number;
  readonly switches?: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  readonly threads: number;
  /** what is read about once a second: memory in bytes (see `inOneWay`), the limit that holds for it, open files and sockets */
  readonly slow?: {
    readonly memory: number;
    readonly limit: number | null;
    /** null: another user's, which may not be looked at */
    readonly handles: number | null;
  };
};

/** What the database of one arm had done for it at one moment, since some moment before; it never falls. */
export type DatabaseSample = {
  /** Unix time, ms */
  readonly at: number;
  readonly statements: number;
  readonly rows: number;
  /** within statements, ms */
  readonly ms: number;
};

/** All samples of one watch, oldest first. */
export type Samples = {
  readonly machine: readonly MachineSample[];
  /** absent: its processes are not known */
  readonly arms: { readonly [A in Arm]?: readonly ArmSample[] };
  /** absent: it was not looked at, or both arms use it */
  readonly databases?: { readonly [A in Arm]?: readonly DatabaseSample[] };
};
