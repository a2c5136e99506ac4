import type { Task } from '../../core/model/progress/fact.ts';
import type { Progress } from './progress.ts';

/** Does `body`, and tells when it begins and that it ended, also by a throw. */
export async function during<T>(
  progress: Progress,
  { step, arm }: { readonly step: Task['step']; readonly arm?: Task['arm'] },
  body: () => Promise<T>,
): Promise<T> {
  const task: Task = { step, arm: arm ?? null };
  progress.tell({ kind: 'began', ...task });
  try {
    return await body();
  } finally {
    progress.tell({ kind: 'ended', ...task });
  }
}
