/** Gate id from the job and the values of its matrix leg, in characters that artifact names allow. */
export function defaultGate(job: string, matrix: unknown): string {
  const leg = typeof matrix === 'object' && matrix !== null ? Object.values(matrix) : [];
  const values = leg.filter((value) => ['string', 'number', 'boolean'].includes(typeof value)).map(String);
  const name = [job === '' ? 'perf-gate' : job, ...values].join('-').replace(/[^\w.-]+/g, '-');
  return name.replace(/^[^A-Za-z0-9]+/, '').slice(0, 100) || 'perf-gate';
}
