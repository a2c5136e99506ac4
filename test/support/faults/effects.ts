import type { Fault } from '../github/faults.ts';

/** One kind of trouble with GitHub, as it comes over the wire. */
export type Trouble = {
  readonly name: string;
  readonly effect: Fault['effect'];
  /** what the log must say where it cannot be got over: what mends it, or when */
  readonly fix: RegExp;
};

const AGAIN = /[Rr]un (the job|it) again|next run/;

function reply(status: number, message: string, headers: Record<string, string> = {}): Fault['effect'] {
  const body = { message, documentation_url: 'https://docs.github.com/rest' };
  return { kind: 'reply', reply: { status, headers, body } };
}

/** Everything that a run is put through; `now` in Unix milliseconds, and limits end an hour later. */
export function troubles(now: number): readonly Trouble[] {
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(now / 1000) + 3600) };
  const later = { 'retry-after': '3600' };
  const integration = 'Resource not accessible by integration';
  const badGateway = { status: 502, body: { message: 'Bad Gateway' } };
  return [
    { name: '401', effect: reply(401, 'Bad credentials'), fix: /`github-token`/ },
    { name: '403 permission', effect: reply(403, integration), fix: /`permissions:`/ },
    { name: '403 rate limit', effect: reply(403, 'API rate limit exceeded', reset), fix: /again after that/ },
    { name: '429 rate limit', effect: reply(429, 'secondary rate limit', later), fix: /again after that/ },
    { name: '404', effect: reply(404, 'Not Found'), fix: /`permissions:`/ },
    { name: '409', effect: reply(409, 'Conflict'), fix: AGAIN },
    { name: '410', effect: reply(410, 'Gone'), fix: /expired|Gone/ },
    { name: '422', effect: reply(422, 'Validation Failed'), fix: /422/ },
    { name: '500', effect: reply(500, 'Server Error'), fix: AGAIN },
    { name: '502 after applying', effect: { kind: 'apply-then', reply: badGateway }, fix: AGAIN },
    { name: 'reset', effect: { kind: 'reset' }, fix: AGAIN },
    { name: '30 s silence', effect: { kind: 'silence' }, fix: AGAIN },
    { name: 'truncated', effect: { kind: 'truncate' }, fix: AGAIN },
    { name: 'wrong JSON', effect: { kind: 'wrong-json' }, fix: AGAIN },
  ];
}
