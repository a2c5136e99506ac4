import type { Publication, Receipt } from '../ports/publisher.ts';
import type { Ports } from './ports.ts';

/** Shows the verdict everywhere it belongs, one place after the other. Trouble is a receipt, not an error. */
export async function publish(publication: Publication, ports: Ports): Promise<readonly Receipt[]> {
  if (ports.publishers.length === 0) return [];
  return ports.log.group('Publish', () => publishAll(publication, ports));
}

async function publishAll(publication: Publication, ports: Ports): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (const publisher of ports.publishers) {
    const receipt = await publisher.publish(publication);
    receipts.push(receipt);
    if (receipt.missing !== undefined) continue;
    const where = receipt.url === null ? '' : ` ${receipt.url}`;
    const level = receipt.state === 'failed' ? 'warning' : 'info';
    ports.log.write(level, `${receipt.publisher}: ${receipt.text}${where}`);
  }
  const refused = receipts.filter(({ missing }) => missing !== undefined);
  if (refused.length > 0) ports.log.write('warning', notAllowed(refused, publication));
  return receipts;
}

/** One warning for everything that the token may not do, and what follows. */
function notAllowed(refused: readonly Receipt[], { judgement }: Publication): string {
  const lines = refused.map(({ publisher, missing }) => `${publisher} (\`${missing}\`)`);
  const { repositoryId, headRepositoryId } = judgement.source;
  const what = `The verdict stands, but the token may not write it: ${lines.join(', ')}.`;
  if (headRepositoryId !== repositoryId) {
    return `${what} This pull request comes from a fork, whose token only reads, whatever \`permissions:\` says: the pair of workflows in examples/fork-pair publishes it (docs/forks.md).`;
  }
  return `${what} Add the lines in brackets under \`permissions:\` of the job, or set \`hand-over: true\` and publish by the pair of workflows in examples/fork-pair (docs/forks.md).`;
}

/** Marks the run as begun wherever an old verdict could still be showing. */
export async function announce(ports: Ports): Promise<void> {
  for (const publisher of ports.publishers) await publisher.announce?.();
}

/** A run that ends with an error must not leave "measuring" showing for ever. */
export async function abandon(why: string, ports: Ports): Promise<void> {
  for (const publisher of ports.publishers) await publisher.abandon?.(ports.mask(why));
}
