/** One request of a trace, in the order in which the script made them. */
export type TracedRequest = {
  /** `METHOD name` as in the recording */
  readonly endpoint: string;
  readonly status: number;
};

/** Stands in front of a running application and lets one request through at a time. */
export type SingleFile = {
  readonly url: string;
  /** requests that went through so far, in their order, with what `after` gave for each */
  close(): Promise<void>;
};

/**
 * Opens it in front of `target`. `after` is awaited behind each answer before the next request may go on, so that what it
 * reads belongs to that request alone.
 */
export type OpenSingleFile = (
  target: string,
  after: (request: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
  }) => Promise<void>,
) => Promise<SingleFile>;
