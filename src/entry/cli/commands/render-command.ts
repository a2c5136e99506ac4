import { COMMAND_LINE } from '../../../core/config/settings/command-line.ts';
import type { Judgement } from '../../../core/model/judgement/judgement.ts';
import { renderComment } from '../../../core/render/markdown/comment.ts';
import { renderReportFile } from '../../../core/render/markdown/report-file.ts';
import { renderSummary } from '../../../core/render/markdown/summary.ts';
import { renderStatusDescription } from '../../../core/render/text/status.ts';
import { toReport } from '../../../core/report/report.ts';
import { decodeJudgement } from '../../../core/stored/decode.ts';
import { UsageError } from '../../../ports/errors.ts';
import { EXIT } from '../../exit.ts';
import type { CliCommand } from '../command.ts';
import { printedJson, terminalReport } from '../print.ts';
import { JUDGEMENT_ORIGIN, readJson, required } from '../read-json.ts';

const EXAMPLE = 'perf-gate render --judgement out/judgement.json --format markdown';
const MAX_BYTES = 5_000_000;

const reportOf = (judgement: Judgement) => toReport(judgement, { runUrl: null });

const FORMATS: Readonly<Record<string, (judgement: Judgement) => string>> = {
  markdown: (judgement) => renderComment(reportOf(judgement), { maxBytes: MAX_BYTES }),
  report: (judgement) => renderReportFile(reportOf(judgement), { maxBytes: MAX_BYTES }),
  summary: (judgement) => renderSummary(reportOf(judgement), { maxBytes: MAX_BYTES }),
  status: (judgement) => `${renderStatusDescription(reportOf(judgement))}\n`,
  json: printedJson,
  text: terminalReport,
};

export const renderCommand: CliCommand = {
  name: 'render',
  summary: 'draw a judgement as a comment, the report, a job summary, a status line, text or json',
  async run(flags) {
    const file = required(flags['judgement'], '--judgement', EXAMPLE);
    const format = `${flags['format'] ?? COMMAND_LINE.format.default}`;
    const draw = FORMATS[format];
    if (draw === undefined) {
      const message = `--format ${format} is not known. Allowed: ${Object.keys(FORMATS).join(', ')}.`;
      throw new UsageError([{ where: '--format', line: null, column: null, message }]);
    }
    const flag = '--judgement';
    const judgement = await readJson({ flag, file, decode: decodeJudgement, origin: JUDGEMENT_ORIGIN });
    process.stdout.write(draw(judgement));
    return EXIT.ok;
  },
};
