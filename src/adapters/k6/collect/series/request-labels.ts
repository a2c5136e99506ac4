import { GRPC } from '../../../../core/model/subject-key.ts';
import { GRPC_DURATIONS, hostOfCall } from '../protocol.ts';
import { numeric } from '../tags.ts';

type Labels = ReadonlyMap<string, string>;

const isCall = (labels: Labels): boolean => labels.get('__name__') === GRPC_DURATIONS;

/** What stands before an endpoint's name. */
export const methodIn = (labels: Labels): string => (isCall(labels) ? GRPC : (labels.get('method') ?? ''));

/** Whom a request went to; null: it does not say. */
export function hostIn(labels: Labels): string | null {
  const url = labels.get('url') ?? '';
  if (isCall(labels)) return hostOfCall(url) || null;
  return URL.canParse(url) ? new URL(url).host : null;
}

/** From here on a status says that the server failed. */
const SERVER_ERROR = 500;

/** Its status, and what it failed with; null: it did not. */
export function answerIn(labels: Labels): {
  readonly status: number;
  readonly failure: { readonly status: number; readonly errorCode: number } | null;
  /** k6 counts it among neither the failed requests nor the others */
  readonly uncounted: boolean;
} {
  const status = numeric(labels.get('status'));
  const expected = labels.get('expected_response');
  const uncounted = !isCall(labels) && expected === undefined;
  // gRPC's OK is 0; whether an HTTP status is expected is the script's to say.
  const hasFailed = isCall(labels) ? status !== 0 : uncounted ? isFailure(labels) : expected === 'false';
  const failure = hasFailed ? { status, errorCode: numeric(labels.get('error_code')) } : null;
  return { status, failure, uncounted };
}

/**
 * Of a request without a response callback, which `http.setResponseCallback(null)` takes away: no answer, and an error of the
 * server, are expected by nobody. A 4xx may be, since that is what callbacks are taken away for, and as the first answer of
 * digest authentication it always is.
 */
function isFailure(labels: Labels): boolean {
  const status = labels.get('status');
  return status !== undefined && (numeric(status) === 0 || numeric(status) >= SERVER_ERROR);
}

/** Hosts that judged requests called, as far as they carry their address: those with a name of their own do not. */
export class CalledHosts {
  readonly hosts = new Set<string>();
  /** there are requests without an address */
  anonymous = false;

  take(host: string | null): void {
    if (host === null) this.anonymous = true;
    else this.hosts.add(host);
  }
}
