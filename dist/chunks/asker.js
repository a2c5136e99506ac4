import { s as UsageError } from "./errors.js";

// src/core/words/init/place.ts
/** `server.js:12` */
const placeText = ({ file, line }) => line === null ? file : `${file}:${line}`;
const FRAMEWORKS = {
	next: "Next.js",
	nest: "Nest",
	fastify: "Fastify",
	express: "Express",
	node: "Node.js server",
	django: "Django",
	fastapi: "FastAPI",
	rails: "Rails",
	"spring-boot": "Spring Boot",
	aspnet: "ASP.NET",
	go: "Go server",
	rust: "Rust server"
};
const frameworkText = (framework) => FRAMEWORKS[framework];

// src/core/words/init/refusals.ts
/** Nothing says how the application starts. `others`: folders that hold an application. */
function unknownStart(others) {
	const [first] = others;
	return `It was not found how the application starts.${first === void 0 ? "" : ` One is in ${others.join(", ")}: \`npx perf-gate init --working-directory ${first}\`.`} Say it with --start, for example \`npx perf-gate init --start "node server.js"\`; it gets the port in PORT.`;
}
/** Files that init would write are there. */
const alreadyThere = (names) => `${names.join(", ")} ${names.length === 1 ? "exists" : "exist"}, and nothing was written: init does not overwrite files unasked. Move ${names.length === 1 ? "it" : "them"} away, or run \`npx perf-gate init\` in a terminal, without --yes, to be asked.`;
const CANCELLED = "Cancelled: nothing was written.";

// src/entry/cli/init/asker.ts
/** The user gave up: nothing is written. */
var Cancelled = class extends Error {
	name = "Cancelled";
};
/** Takes the likeliest, and overwrites nothing. */
const nobody = {
	application: async ([first = null]) => first,
	start: async () => null,
	trial: async (given) => given,
	choices: async (given) => given,
	async overwrite(names) {
		throw new UsageError([{
			where: names[0] ?? "",
			line: null,
			column: null,
			message: alreadyThere(names)
		}]);
	}
};

export { frameworkText as a, unknownStart as i, nobody as n, placeText as o, CANCELLED as r, Cancelled as t };