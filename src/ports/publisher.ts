import type { Judgement } from '../core/model/judgement/judgement.ts';

export type Receipt = {
  readonly publisher: string;
  readonly state: 'done' | 'skipped' | 'failed';
  /** what happened, with the fix where it failed: "add `pull-requests: write` under `permissions:`" */
  readonly text: string;
  readonly url: string | null;
  /** the permission that the token lacks, as it is written in YAML; absent: that was not the trouble */
  readonly missing?: string;
};

/** What is published besides the judgement itself. */
export type Publication = {
  readonly judgement: Judgement;
  readonly files: { readonly recording: string; readonly judgement: string; readonly report: string };
  readonly runUrl: string | null;
};

/** One place where a verdict is shown. Never throws: trouble is a receipt and never changes the verdict. */
export type Publisher = {
  readonly name: string;
  publish(publication: Publication): Promise<Receipt>;
  /** Says that a run has begun, so that a cancelled re-run never shows an old verdict. Never throws. */
  announce?(): Promise<void>;
  /** Says that the run ended without a judgement, and why. Never throws. */
  abandon?(why: string): Promise<void>;
};
