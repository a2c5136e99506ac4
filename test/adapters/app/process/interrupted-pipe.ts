/** Opens a pipe as a gate does that heeds Ctrl-C, and says how it went. */
import { openOutputPipe } from '../../../../src/adapters/app/process/output-pipe.ts';

const interrupted = new Promise((resolve) => process.once('SIGINT', resolve));
try {
  const pipe = await openOutputPipe(
    () => {},
    () => {},
  );
  pipe.handedOn();
  await interrupted;
  process.stdout.write('opened\n');
} catch (thrown) {
  process.stdout.write(`${thrown}\n`);
}
process.exit();
