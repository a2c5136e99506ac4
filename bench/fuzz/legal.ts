import type { Damaged } from './damage.ts';

/**
 * Damage that leaves a file whole: the place may be absent or null, holds any number, or is a list of which one more
 * or less is another true file. `*` stands for one step, `**` for any number of them.
 */
const LEGAL: Readonly<Partial<Record<Damaged['damage'], readonly string[]>>> = {
  null: [
    '**.environment.(cpuModel|vcpus|memoryBytes|runner|image|calibration)',
    '**.workload.(targetRate|requestsPerIteration)',
    '**.load.(exitCode|wanted|vus|exhausted)',
    '**.overall.duration',
    '**.(endpoints|scenarios).*.duration',
    '**.(histogram|timeline)',
    '**.subjects.*.percentiles',
    '**.calibration',
    '**.thresholds.*.value',
    '(head|base)',
    '(head|base).(origin|distance)',
    'arms.(head|base).origin',
    'comparisons.*.(base|head|change|worse)',
    'findings.*.(expected|expected.ofMs)',
    'findings.*.impact.(msPerRequest|shareOfSlowdown|shareOfRequests)',
    'findings.*.impact.shares.*',
    'database.slow.(base|head)',
    'database.operations.*.(base|head)',
  ],
  missing: [
    '(minReader|renewedBy|rules|refused|policyChange|comparing|database)',
    'findings.*.recommendation.code',
    'findings.*.impact.(shares|shares.*)',
    '**.findings.*.endpoints.*',
    'database.operations.*',
    'rules.(change|policy)',
    'arms.(head|base).thresholds',
    '**.generator.cpu',
    '**.part.group',
    '**.(steal|pressure|role|evidence)',
    '**.phases.*',
    'metrics.*',
    '**.subjects.*',
    '**.policy.(metrics|endpoints|confidence|accepted)',
    '**.policy.(metrics|endpoints).**',
    '**.entries.*.(accepted|regressed|errors)',
    'history.*.(accepted|regressed|errors)',
    '**.(values|errors).*',
    '**.values.*.*',
    '**.(endpoints|scenarios|checks|thresholds|notes|failures|entries|accepted|regressed).*',
    '**.(failingSeconds|comparisons|reasons|findings|refused|history).*',
    '**.findings.*.evidence.*',
    'comparisons.*.evidence.pairs.*',
    // A run of which one reason of several is gone, where there are several.
    'validity.reasons.*',
  ],
  // What a newer release added; of names and their values it is one more.
  'unknown name': ['**'],
  negative: [
    '**.exitCode',
    'metrics.**',
    '**.buckets.0',
    '**.thresholds.*.value',
    'comparisons.*.(worse|change)',
    'comparisons.*.evidence.(low|high|smallest)',
    'comparisons.*.evidence.pairs.*',
  ],
  twice: [
    '**.(checks|thresholds|notes|reasons|refused|findings).*',
    'findings.*.impact.shares.*',
    'comparisons.*.evidence.pairs.*',
    '**.findings.*.evidence.*',
    'validity.reasons.*',
  ],
};

/** Whether a damaged file may be taken for a whole one. */
export function isLegal({ damage, at }: Pick<Damaged, 'damage' | 'at'>): boolean {
  const place = at.join('\0');
  return (LEGAL[damage] ?? []).some((pattern) => toPattern(pattern).test(place));
}

function toPattern(text: string): RegExp {
  const source = text
    .split('.')
    .map((part) => part.replace(/^\*\*$/, '§').replace(/^\*$/, '[^\\0]+'))
    .join('\0')
    .replace(/^§$/, '.+')
    .replace(/^§\0/, '(?:.+\0)?')
    .replace(/\0§$/, '\0.+')
    .replaceAll('(', '(?:')
    .replaceAll('(?:?:', '(?:');
  return new RegExp(`^${source}$`, 's');
}
