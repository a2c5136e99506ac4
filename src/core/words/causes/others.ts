import type { CauseFact } from '../../model/evidence/cause.ts';
import { quantity } from '../../model/quantity.ts';
import { several } from '../names.ts';
import * as figures from './figures.ts';
import type { Phrase, Phrasing } from './phrase.ts';

function memoryGrowth(fact: CauseFact): Phrase {
  const [perRequest, bytes] = [figures.shown(fact, 'perRequest'), figures.shown(fact, 'bytes')];
  const span = ({ base, head }: typeof bytes): string =>
    `${base === null ? '' : `${figures.bytesText(base)} → `}${figures.bytesText(head ?? 0)}`;
  return {
    title: 'Memory grows with requests',
    cause: `each request ${figures.now(fact)}leaves ${figures.bytesText(perRequest.head ?? 0)} of memory behind${fact.isNew && perRequest.base !== null ? figures.was(figures.bytesText(perRequest.base)) : ''}`,
    evidence: [
      `Resident memory grows by ${span(perRequest)} per request.`,
      `From before the load to its end it grows by ${span(bytes)} (${several(figures.ofHead(fact, 'starts'), 'start')} of head).`,
    ],
  };
}

function cpuSaturated(fact: CauseFact): Phrase {
  const [busy, generator] = [figures.shown(fact, 'busy'), figures.shown(fact, 'generator').head];
  return {
    title: 'CPUs of the machine are saturated',
    cause: `${quantity(busy.head, 'ratio')} of the machine's CPU time is in use${fact.isNew && busy.base !== null ? figures.was(quantity(busy.base, 'ratio')) : ''}`,
    evidence: [
      `CPU time in use: ${figures.shareSpan(busy)}.`,
      ...(generator === null
        ? []
        : [`The load generator takes ${quantity(generator, 'ratio')} of its own CPUs.`]),
    ],
  };
}

function throttled(fact: CauseFact): Phrase {
  const { base, head } = figures.shown(fact, 'throttled');
  return {
    title: 'Held back by a CPU limit',
    cause: `a CPU limit, which the load generator may share, held the application back in ${quantity(head, 'ratio')} of its periods${fact.isNew && base !== null ? figures.was(quantity(base, 'ratio')) : ''}`,
    evidence: [`Periods that were held back: ${figures.shareSpan({ base, head })}.`],
  };
}

function steal(fact: CauseFact): Phrase {
  const taken = figures.shown(fact, 'steal');
  return {
    title: 'The host of the machine took CPU time',
    cause: `the host of the machine took ${quantity(taken.head, 'ratio')} of its CPU time: the runner, not the change`,
    evidence: [`CPU time that the host took: ${figures.shareSpan(taken)}.`],
  };
}

function loadGeneratorSaturated(fact: CauseFact): Phrase {
  const cpu = quantity(figures.ofHead(fact, 'cpu'), 'ratio');
  return {
    title: 'The load generator is saturated',
    cause: `the load generator took ${cpu} of its CPUs, so that it measured itself too`,
    evidence: [`CPU time of the load generator: ${cpu} of its CPUs.`],
  };
}

function connectionsNotReused(fact: CauseFact): Phrase {
  const [ms, share] = [figures.shown(fact, 'ms'), figures.shown(fact, 'share')];
  return {
    title: 'Connections are not reused',
    cause: `requests ${figures.now(fact)}open connections of their own, ${quantity(ms.head, 'ms')} per request${fact.isNew && ms.base !== null ? figures.was(quantity(ms.base, 'ms')) : ''}`,
    evidence: [
      `Connecting and TLS: ${figures.msSpan(ms)} per request, beside its response time.`,
      `Of the whole time of a request: ${figures.shareSpan(share)}.`,
    ],
  };
}

/** What there is of the application's CPU time. */
const cpuLine = (fact: CauseFact): readonly string[] => {
  const cpu = figures.shown(fact, 'cpuMs');
  if (cpu.head === null || cpu.base === null) return [];
  return [`CPU time of the application: ${figures.msSpan(cpu)} per request.`];
};

const databaseLine = (fact: CauseFact): string =>
  `Time in the database: ${figures.msSpan(figures.shown(fact, 'databaseMs'))} per ${figures.perRequestOf(fact)}.`;

function slowerOutsideDatabase(fact: CauseFact): Phrase {
  const request = figures.shown(fact, 'requestMs');
  const added = quantity(fact.msPerRequest, 'ms');
  return {
    title: `${figures.whose(fact)}: slower outside of the database`,
    cause: `${added} more per ${figures.perRequestOf(fact)} are spent outside of the database: own code, another service, waiting for a connection`,
    evidence: [
      `Mean response time: ${figures.msSpan(request)} per ${figures.perRequestOf(fact)}.`,
      databaseLine(fact),
      ...cpuLine(fact),
    ],
  };
}

function upstreamSlow(fact: CauseFact): Phrase {
  const waiting = figures.shown(fact, 'waitingMs');
  return {
    title: `${figures.whose(fact)}: waits for something else`,
    cause: `${figures.whose(fact)} waits longer for something that is neither the database nor a CPU (another service, a file, a timer, a free connection of its pool, an event loop that is busy): ${quantity(fact.msPerRequest, 'ms')} more per request`,
    evidence: [
      `Time until the answer's first byte: ${figures.msSpan(waiting)} per ${figures.perRequestOf(fact)}.`,
      databaseLine(fact),
      ...cpuLine(fact),
    ],
  };
}

/** Causes outside of the database. */
export const OTHER_PHRASES: Readonly<Record<string, Phrasing>> = {
  'memory-growth': memoryGrowth,
  'cpu-saturated': cpuSaturated,
  throttled,
  steal,
  'load-generator-saturated': loadGeneratorSaturated,
  'connections-not-reused': connectionsNotReused,
  'slower-outside-database': slowerOutsideDatabase,
  'upstream-slow': upstreamSlow,
};
