const UNNAMED = 'perf-gate';

/** Gate id from the job and the values of its matrix leg, in characters that artifact names allow. */
export function defaultGate(job: string, matrix: unknown): string {
  const name = [job === '' ? UNNAMED : job, ...leaves(matrix)].join('-').replace(/[^\w.-]+/g, '-');
  return name.replace(/^[^A-Za-z0-9]+/, '').slice(0, 100) || UNNAMED;
}

/** A leg may hold objects (`include`, `target: { os, node }`): what tells two legs apart may stand inside. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : [];
}
