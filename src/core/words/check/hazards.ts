import type { Hazard, UnjudgedThreshold } from '../../model/script-check.ts';
import { listed } from '../names.ts';
import { ALIKE } from '../notes/alike.ts';
import { oneFunctionText } from '../notes/one-function.ts';
import { type Phrases, say } from '../phrases.ts';
import { repeatedText } from './asked.ts';

const MOST = 5;

const quoted = (names: readonly string[]): string =>
  listed(
    names.map((name) => `\`${name}\``),
    MOST,
  );

const HAZARDS: Phrases<Hazard> = {
  ...ALIKE,
  'no-base-url': () =>
    'Neither the script nor what it imports holds BASE_URL, the address that each side is given: read `__ENV.BASE_URL` where requests are made.',
  elsewhere: ({ hosts }) =>
    `It also calls ${listed(hosts, MOST)}, which is the same for base and head, so its time says nothing of the change.`,
  renamed: ({ names }) =>
    `Ids, dates and tokens in addresses are left out of names: ${listed(names, MOST)}. \`workload.names\` or a \`name\` tag sets other names.`,
  'remote-imports': ({ addresses }) =>
    `It imports ${quoted(addresses)} from the network, so each start of k6 needs it: keep a copy beside the script.`,
  'unjudged-threshold': (threshold) => unjudgedThresholdText(threshold),
  asks: ({ asks }) =>
    `It asks k6 for ${asks.join(' and ')}, and in the gate's rounds the answers are not those of its own run.`,
  counts: ({ asks }) => repeatedText(asks),
  protocols: ({ protocols }) =>
    `It makes ${protocols.join(' and ')} too, which are not compared by themselves: only the time to connect and web vitals are, and what the script measures itself in Trends, Rates and Counters.`,
  'setup-data': ({ ownMs }) =>
    `setup() returns data, such as a token, which may be made for the script's own run of ${Math.round(ownMs / 1000)} s: no k6 process drives rounds for longer, but for one pair, and each calls setup() again.`,
  'stops-app': () =>
    "The script's teardown() stops the application, which the gate needs more than once: it is restarted, and teardown() is left out.",
  'one-function': (hazard) => oneFunctionText(hazard),
  'no-requests': () => 'The first iteration made no request, so nothing of it can be judged.',
  threw: ({ text }) => `The first iteration threw "${text}".`,
  'failed-requests': ({ text }) => `Requests of the first iteration failed: ${text}.`,
};

/** What in a script hurts, a sentence or two. */
export const hazardText = (hazard: Hazard): string => say(HAZARDS, hazard);

/** That rounds do not judge a threshold of the script, and what does. */
export const unjudgedThresholdText = ({ undriven, ...threshold }: UnjudgedThreshold): string =>
  undriven === undefined
    ? unjudgedFor(threshold, `rounds take another time than the run that it counts. ${BY_RATE}`)
    : unjudgedFor(
        threshold,
        `rounds leave scenario \`${undriven}\` out. \`compare.shape: whole\` drives all of the script`,
      );

/** The same of a run that was ended before its time. */
export const thresholdCutText = (threshold: UnjudgedThreshold): string =>
  unjudgedFor(threshold, `the load was ended before its time, and it counts all of it. ${BY_RATE}`);

const BY_RATE = 'A threshold on a rate does not depend on the length';

const unjudgedFor = ({ metric, expression }: UnjudgedThreshold, why: string): string =>
  `The script's threshold \`${metric}: ${expression}\` is not judged: ${why}.`;
