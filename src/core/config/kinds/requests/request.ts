/** Methods that a request may have, as HTTP writes them. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];

/** What an answer must be like. */
export type Checks = {
  /** statuses that are right; empty: any from 200 to 399 */
  readonly status: readonly number[];
  /** text that the body holds; null: any */
  readonly contains: string | null;
};

/** One request of `workload.requests`, as the user wrote it. */
export type RequestConfig = {
  readonly method: Method;
  /** scheme, host and port, where the entry is a whole address; null: a path of the application */
  readonly origin: string | null;
  /** from `/` on, with its query */
  readonly path: string;
  /** null: the path tells it */
  readonly name: string | null;
  readonly headers: HeaderValues;
  readonly body: string | null;
  /** share of all requests, in proportion to the other weights; above 0 */
  readonly weight: number;
  readonly checks: Checks;
};

/** Values by name. `${NAME}` in a value is the variable NAME of the script. */
export type HeaderValues = Readonly<Record<string, string>>;

export const ANY_ANSWER: Checks = { status: [], contains: null };

/** Everything that may stand in an entry which is more than a line. */
export const REQUEST_KEYS = ['method', 'path', 'name', 'headers', 'body', 'weight', 'checks'] as const;
export const CHECK_KEYS = ['status', 'contains'] as const;
