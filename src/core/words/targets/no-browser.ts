import { NO_BROWSER } from './why.ts';

/** That targets of pages will not be measured, a sentence. */
export const noBrowserText = (targets: number): string =>
  `${targets === 1 ? 'One target of a page is' : `${targets} targets of pages are`} not measured: ${NO_BROWSER}.`;
