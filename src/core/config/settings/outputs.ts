export type Output = { readonly id: string; readonly help: string };

/** What a later step can read; all are set before the step fails. */
export const OUTPUTS: readonly Output[] = [
  {
    id: 'verdict',
    help: 'pass, warn, fail, inconclusive, no-baseline, invalid, or not-affected where nothing was measured (`paths`)',
  },
  { id: 'reason', help: 'the first line of every report, with numbers' },
  {
    id: 'regressions',
    help: 'how many endpoints got worse than a limit allows; 1 where only all requests together did',
  },
  { id: 'report-path', help: 'report.md' },
  { id: 'recording-path', help: 'recording.json' },
  { id: 'judgement-path', help: 'judgement.json' },
  { id: 'comment-url', help: 'the pull-request comment; empty when none was written' },
  { id: 'baseline-sha', help: 'commit of the baseline that was compared with; empty when there was none' },
  { id: 'k6-exit-code', help: 'exit code of k6' },
];
