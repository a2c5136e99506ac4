import { historyOfLine } from '../../src/core/baseline/of-line.ts';
import type { History, StoredRun } from '../../src/core/model/baseline.ts';
import { asTold } from '../../src/core/model/decision/refused.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { BaselineStore } from '../../src/ports/baseline-store.ts';

/** A store that lives as long as its test. */
export function createMemoryStore(): BaselineStore {
  const saved: { readonly recording: Recording; readonly history: History }[] = [];
  return {
    async save(recording, history) {
      saved.push({ recording, history });
      return `memory ${saved.length}`;
    },
    async read(query) {
      const { gate, branches, ancestors, limit, purpose } = query;
      const usable = saved.filter(
        ({ recording }) =>
          recording.gate === gate &&
          (branches.length === 0 || branches.includes(recording.arms.head.source.branch)),
      );
      const runs = usable
        .map(({ recording }): StoredRun => {
          const index = ancestors.indexOf(recording.arms.head.source.sha);
          return { recording, origin: 'memory', distance: index < 0 ? null : index };
        })
        .filter(({ distance }) => ancestors.length === 0 || distance !== null)
        .sort(
          (a, b) =>
            (a.distance ?? 0) - (b.distance ?? 0) ||
            b.recording.createdAt.localeCompare(a.recording.createdAt),
        );
      const lost = saved.length - runs.length;
      const refused =
        lost === 0 ? [] : [asTold({ origin: 'memory', reason: `${lost} do not fit the query` })];
      const read = runs.slice(0, limit);
      const wanted =
        purpose === 'history'
          ? usable
          : usable.filter((one) => read.some(({ recording }) => recording === one.recording));
      const histories = wanted.map(({ history }) => history);
      return { runs: read, refused, history: historyOfLine(histories, query) };
    },
  };
}
