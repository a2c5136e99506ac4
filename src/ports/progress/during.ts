import type { Step } from '../../core/model/progress/fact.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import type { Progress } from './progress.ts';

/** Does `body`, and tells when it begins and that it ended, also by a throw. `arm` absent: it is about both, or neither. */
export async function during<T>(
  progress: Progress | undefined,
  { step, arm = null }: { readonly step: Step; readonly arm?: Arm | null },
  body: () => Promise<T>,
): Promise<T> {
  progress?.tell({ kind: 'began', step, arm });
  try {
    return await body();
  } finally {
    progress?.tell({ kind: 'ended', step, arm });
  }
}
