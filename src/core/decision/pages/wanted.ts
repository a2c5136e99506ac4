import { isPage, type Target } from '../../model/targets/target.ts';

/** A page that targets name, and what has to be watched there. */
export type WantedPage = {
  readonly path: string;
  /** whether its time to interactive is asked for, which takes watching it for some seconds more */
  readonly tti: boolean;
};

/** The pages that are to be loaded, each once, in the order in which targets name them. */
export function wantedPages(targets: readonly Target[]): readonly WantedPage[] {
  const wanted = new Map<string, boolean>();
  for (const { metric, of } of targets) {
    if (!isPage(metric) || of.kind !== 'page') continue;
    wanted.set(of.name, (wanted.get(of.name) ?? false) || metric === 'page.tti');
  }
  return [...wanted].map(([path, tti]) => ({ path, tti }));
}
