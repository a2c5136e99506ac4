#!/usr/bin/env node
// src/entry/cli.ts
/**
* Only checks the runtime, in syntax that old ones can parse, before anything else is loaded:
* a static import would fail first, with a stack instead of a sentence.
*/
const NEEDED = {
	major: 22,
	minor: 12
};
const BEST = 24;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < NEEDED.major || major === NEEDED.major && minor < NEEDED.minor) {
	process.stderr.write(`perf-gate needs Node ${NEEDED.major}.${NEEDED.minor} or newer, and this is Node ${process.versions.node}, which lacks Promise.withResolvers, Array.fromAsync or colours that heed NO_COLOR: run it with \`npx -p node@${BEST} node …\` or install Node ${BEST}.\n`);
	process.exitCode = 2;
} else {
	const { main } = await import("./chunks/main.js");
	await main(process.argv);
}

export {  };