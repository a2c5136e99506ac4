import type { HeldLevel } from '../../model/recording/duet.ts';

/** "20 VUs"; of several scenarios "20 VUs (`browse`) and 50 iterations/s (`buy`)". */
export function levelsText(levels: readonly HeldLevel[]): string {
  const texts = levels.map(({ scenario, level, unit }) => {
    const size = unit === 'vus' ? `${level} VU${level === 1 ? '' : 's'}` : `${rounded(level)} iterations/s`;
    return levels.length === 1 ? size : `${size} (\`${scenario}\`)`;
  });
  return [texts.slice(0, -1).join(', '), texts.at(-1)].filter((text) => text !== '').join(' and ');
}

const rounded = (level: number): string =>
  String(level >= 100 ? Math.round(level) : Number(level.toPrecision(3)));
