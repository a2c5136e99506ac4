/** The script as it is, with its hold at the higher level told apart, and that hold's figures written to OUT. */
import exec from 'k6/execution';
import script, { options as own } from './load.js';

const SCALE = Number(__ENV.SCALE || 1);
/** When the last hold begins and ends, seconds after the start. */
const [FROM, TO] = [540 * SCALE, 840 * SCALE];

export const options = {
  ...own,
  thresholds: { ...own.thresholds, 'http_req_duration{hold:yes}': [] },
  summaryTrendStats: ['med', 'p(95)', 'count'],
};

export default function () {
  const seconds = exec.instance.currentTestRunDuration / 1000;
  exec.vu.tags.hold = seconds >= FROM && seconds < TO ? 'yes' : 'no';
  script();
}

export function handleSummary({ metrics }) {
  return { [__ENV.OUT]: JSON.stringify(metrics['http_req_duration{hold:yes}'].values) };
}
