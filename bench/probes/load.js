/**
 * The shop's own journey at a constant rate: a lead-in, a pause in which nothing is under way, and the judged part. OUT: where
 * what the judged part showed is written. RATE: iterations a second; LEAD, PAUSE and SECONDS: how long each takes.
 */
import journey from '../../examples/shop/load.js';

const { LEAD, PAUSE, SECONDS, OUT } = __ENV;

const steady = (seconds, startTime) => ({
  ...{ executor: 'constant-arrival-rate', rate: Number(__ENV.RATE), timeUnit: '1s' },
  ...{
    duration: `${seconds}s`,
    startTime: `${startTime}s`,
    preAllocatedVUs: 20,
    maxVUs: 50,
    gracefulStop: '5s',
  },
});

const JUDGED = '{scenario:judged}';

export const options = {
  scenarios: { lead: steady(LEAD, 0), judged: steady(SECONDS, Number(LEAD) + Number(PAUSE)) },
  // A metric of one scenario is kept where a threshold asks for it.
  thresholds: {
    [`http_reqs${JUDGED}`]: ['count>0'],
    [`http_req_duration${JUDGED}`]: ['p(95)>0'],
    [`http_req_failed${JUDGED}`]: ['rate==0'],
    [`dropped_iterations${JUDGED}`]: ['count==0'],
  },
};

/** The scenarios begin with its end, which whoever reads the log then knows. */
export function setup() {
  console.log('the load begins');
}

export default journey;

export function handleSummary({ metrics }) {
  const requests = metrics[`http_reqs${JUDGED}`].values.count;
  const p95 = metrics[`http_req_duration${JUDGED}`].values['p(95)'];
  return { [OUT]: JSON.stringify({ requests, p95 }) };
}
