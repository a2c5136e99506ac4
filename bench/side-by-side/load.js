export { default } from './one.js';

const RATE = Number(__ENV.RATE);
const common = { timeUnit: '1s', preAllocatedVUs: 50, maxVUs: 200 };

/** k6 takes whole numbers alone. */
const HALF = Math.round(RATE / 2);

const staged = {
  ...common,
  executor: 'ramping-arrival-rate',
  startRate: 1,
  stages: [
    { duration: '5s', target: HALF },
    { duration: '25s', target: HALF },
    { duration: '5s', target: RATE },
    { duration: '30s', target: RATE },
    { duration: '5s', target: 0 },
  ],
};

const constant = { ...common, executor: 'constant-arrival-rate', rate: RATE, duration: '60s' };

export const options = { scenarios: { load: __ENV.LOAD === 'staged' ? staged : constant } };
