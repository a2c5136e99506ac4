import type { CauseFact } from '../../model/evidence/cause.ts';
import { bytesText, quantity } from '../../model/quantity.ts';
import * as figures from './figures.ts';
import { memoryGrowth } from './memory-growth.ts';
import type { Phrase, Phrasing } from './phrase.ts';

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
export const cpuLine = (fact: CauseFact): readonly string[] => {
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
    cause: `${added} more per ${figures.perRequestOf(fact)} are spent outside of the database, in own code, in another service or on waiting for a connection`,
    evidence: [
      `Mean response time: ${figures.msSpan(request)} per ${figures.perRequestOf(fact)}.`,
      databaseLine(fact),
      ...cpuLine(fact),
    ],
  };
}

function payloadGrown(fact: CauseFact): Phrase {
  const [bytes, receiving] = [figures.shown(fact, 'bytes'), figures.shown(fact, 'receivingMs')];
  const more = figures.shown(fact, 'more').head;
  const [base, head] = [bytesText(bytes.base ?? 0), bytesText(bytes.head ?? 0)];
  return {
    title: `Larger answers of ${figures.whose(fact)}`,
    cause:
      more === null
        ? `answers now have ${head} on average (was ${base})`
        : `answers of ${figures.whose(fact)} now have about ${bytesText(more)} more each, which take longer to receive`,
    evidence: [
      `Received: ${base} → ${head} per request, headers included, averaged over all requests.`,
      ...(receiving.head === null
        ? []
        : [`Receiving takes ${figures.msSpan(receiving)} per ${figures.perRequestOf(fact)}.`]),
    ],
  };
}

function networkSaturated(fact: CauseFact): Phrase {
  const { base, head } = figures.shown(fact, 'network');
  return {
    title: 'The network link is saturated',
    cause: `traffic takes ${quantity(head, 'ratio')} of what the link of the machine can carry${fact.isNew && base !== null ? figures.was(quantity(base, 'ratio')) : ''}`,
    evidence: [`Of what the link can carry in one direction: ${figures.shareSpan({ base, head })}.`],
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
  'payload-grown': payloadGrown,
  'network-saturated': networkSaturated,
};
