/** Stands in front of a running server and can be told to spoil its answers. */
export type FaultProxy = {
  readonly url: string;
  /** from now on: extra time before each answer (ms), and share of requests answered 503 (0…1) */
  plant(fault: { readonly delayMs: number; readonly errorRate: number }): void;
  close(): Promise<void>;
};

/** Opens a proxy on a free port of 127.0.0.1 in front of `target`. */
export type OpenFaultProxy = (target: string) => Promise<FaultProxy>;
