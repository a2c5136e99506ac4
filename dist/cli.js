#!/usr/bin/env node
// src/entry/cli.ts
/**
* Only checks the runtime, in syntax that old ones can parse, before anything else is loaded:
* a static import would fail first, with a stack instead of a sentence.
*/
const NEEDED = 24;
if (Number(process.versions.node.split(".")[0]) < NEEDED) {
	process.stderr.write(`perf-gate needs Node ${NEEDED} or newer, and this is Node ${process.versions.node}: run it with \`npx -p node@${NEEDED} node …\` or install Node ${NEEDED}.\n`);
	process.exitCode = 2;
} else {
	const { main } = await import("./chunks/main.js");
	await main(process.argv);
}

export {  };