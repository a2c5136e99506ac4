/** What the user wants a measured change to mean. Ratios: 0.2 is 20 %. */
export type Policy = {
  /** worse than this: significant, a warning */
  readonly warn: number;
  /** worse than this: critical, a failure */
  readonly fail: number;
  readonly failOn: 'fail' | 'warn' | 'never';
  /** what the script's own crossed thresholds do */
  readonly thresholds: 'fail' | 'warn' | 'ignore';
  readonly onInconclusive: 'pass' | 'fail';
  readonly onNoBaseline: 'pass' | 'fail';
  readonly onInvalid: 'pass' | 'fail';
};
