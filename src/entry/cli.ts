/**
 * Only checks the runtime, in syntax that old ones can parse, before anything else is loaded:
 * a static import would fail first, with a stack instead of a sentence.
 */
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `perf-gate needs Node ${NEEDED} or newer, and this is Node ${process.versions.node}: run it with \`npx -p node@${NEEDED} node …\` or install Node ${NEEDED}.\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import('./cli/main.ts');
  await main(process.argv);
}
