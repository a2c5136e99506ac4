import type { Judgement } from '../core/model/judgement/judgement.ts';
import { renderReportFile } from '../core/render/markdown/report-file.ts';
import { toReport } from '../core/report/report.ts';
import type { Publication } from '../ports/publisher.ts';
import type { RunContext } from '../ports/run-context.ts';
import type { Measured } from './alone/record.ts';
import type { Ports } from './ports.ts';

export type Kept = Publication['files'];

/** A file on disk has no such limit as a comment has; this only keeps a broken run from filling the disk. */
const REPORT_BYTES = 5_000_000;

/** Writes judgement.json and report.md beside the recording. `measured`: null where there was no need to. */
export async function keep(
  judgement: Judgement,
  measured: Measured | null,
  { runUrl }: Pick<RunContext, 'runUrl'>,
  ports: Pick<Ports, 'files'>,
): Promise<Kept> {
  const report = toReport(judgement, { runUrl });
  return {
    recording: measured?.kind === 'recorded' ? measured.path : '',
    judgement: await ports.files.write('judgement.json', `${JSON.stringify(judgement, null, 1)}\n`),
    report: await ports.files.write('report.md', renderReportFile(report, { maxBytes: REPORT_BYTES })),
  };
}
