import type { Failure } from '../../model/recording/series.ts';

/** k6's own codes of requests that got no answer (https://grafana.com/docs/k6/latest/javascript-api/error-codes). */
const CODES: Readonly<Record<number, string>> = {
  1010: 'network error',
  1020: 'invalid URL',
  1050: 'timed out',
  1100: 'DNS error',
  1101: 'no address found for the host',
  1110: 'address forbidden by `blacklistIPs`',
  1111: 'host forbidden by `blockHostnames`',
  1200: 'TCP error',
  1201: 'connection broken while sending',
  1210: 'could not connect',
  1211: 'connecting timed out',
  1212: 'connection refused',
  1220: 'connection reset',
  1300: 'TLS error',
  1310: 'certificate of an unknown authority',
  1311: 'certificate of another host',
  1701: 'answer could not be unpacked',
};

/** Of gRPC calls (https://grpc.io/docs/guides/status-codes): no HTTP status is as small. */
const GRPC_CODES: readonly string[] = [
  ...['OK', 'Cancelled', 'Unknown', 'InvalidArgument', 'DeadlineExceeded', 'NotFound', 'AlreadyExists'],
  ...['PermissionDenied', 'ResourceExhausted', 'FailedPrecondition', 'Aborted', 'OutOfRange'],
  ...['Unimplemented', 'Internal', 'Unavailable', 'DataLoss', 'Unauthenticated'],
];

/** What a request failed with: "503", "connection refused, 1212", "Unavailable, 14". */
export function failureKind({ status, errorCode }: Omit<Failure, 'count'>): string {
  const ofCall = status > 0 ? GRPC_CODES[status] : undefined;
  if (ofCall !== undefined) return `${ofCall}, ${status}`;
  if (status > 0) return String(status);
  if (errorCode === 0) return 'no answer';
  const known = CODES[errorCode] ?? (errorCode >= 1600 && errorCode < 1700 ? 'HTTP/2 error' : 'no answer');
  return `${known}, ${errorCode}`;
}

/** Kinds that are named; the others are counted. */
const MOST_KINDS = 3;

/** "503 (40), connection refused, 1212 (2)" */
export function kindsText(failures: readonly Failure[]): string {
  const sorted = failures.toSorted((a, b) => b.count - a.count);
  const named = sorted.slice(0, MOST_KINDS).map((one) => `${failureKind(one)} (${one.count})`);
  const rest = sorted.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more kinds`] : [])].join(', ');
}
