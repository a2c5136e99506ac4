/** Why the verdict is what it is; worst first. */
export type Reason = {
  readonly kind:
    | 'regression'
    | 'threshold'
    | 'errors'
    /** head answers otherwise than base: checks fail, other status codes, exceptions */
    | 'answers'
    | 'missing'
    | 'head-broken'
    | 'invalid'
    | 'no-baseline'
    /** something is or may be stored, and could not be read */
    | 'unread'
    | 'incomparable'
    | 'inconclusive'
    | 'unchanged'
    | 'not-affected';
  readonly severity: 'error' | 'warning' | 'notice';
  readonly text: string;
};
