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
    const where = receipt.url === null ? '' : ` ${receipt.url}`;
    const level = receipt.state === 'failed' ? 'warning' : 'info';
    ports.log.write(level, `${receipt.publisher}: ${receipt.text}${where}`);
    receipts.push(receipt);
  }
  return receipts;
}

/** Marks the run as begun wherever an old verdict could still be showing. */
export async function announce(ports: Ports): Promise<void> {
  for (const publisher of ports.publishers) await publisher.announce?.();
}

/** A run that ends with an error must not leave "measuring" showing for ever. */
export async function abandon(why: string, ports: Ports): Promise<void> {
  for (const publisher of ports.publishers) await publisher.abandon?.(ports.mask(why));
}
