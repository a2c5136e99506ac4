import { g as gitIn, o as EXIT, r as RELEASE, t as defaultGate } from "./default-gate.js";
import { a as frameworkText, i as unknownStart, n as nobody, o as placeText, r as CANCELLED, t as Cancelled } from "./asker.js";
import { s as UsageError } from "./errors.js";
import { lstat, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

// src/adapters/files/new-files.ts
/** Those that are there already with another text. */
async function inTheWay(root, files) {
	const now = await Promise.all(files.map(({ name }) => readFile(path.join(root, name), "utf8").catch(textless)));
	return files.filter(({ text }, index) => now[index] !== null && now[index] !== text);
}
/** null: there is no such file. Throws where there is one that cannot be read. */
function textless(thrown) {
	if (thrown.code === "ENOENT") return null;
	throw thrown;
}
/** Writes them, with their folders. One that came to be since it was looked for is not overwritten, but an error. */
async function writeNewFiles(root, files, overwrite) {
	for (const { name, text } of files) {
		const file = path.join(root, name);
		await mkdir(path.dirname(file), { recursive: true });
		if (await readFile(file, "utf8").catch(textless) !== null && !overwrite.has(name)) continue;
		await writeFile(file, text, { flag: overwrite.has(name) ? "w" : "wx" });
	}
}

// src/adapters/files/read-sources.ts
/** Folders that hold what others wrote or what was built. */
const NOT_OURS = /* @__PURE__ */ new Set([
	...[
		".git",
		"node_modules",
		"bower_components",
		"vendor",
		".venv",
		"venv",
		"env",
		"site-packages",
		"__pycache__"
	],
	...[
		"target",
		"dist",
		"build",
		"out",
		"bin",
		"obj",
		"tmp",
		"log",
		"coverage",
		".next",
		".nuxt",
		".perf-gate"
	],
	...[
		".gradle",
		".idea",
		".vscode",
		".cache",
		".tox",
		".mypy_cache",
		".yarn",
		".pnpm-store"
	]
]);
const READ$3 = /\.([cm]?[jt]sx?|json|ya?ml|toml|py|cfg|rb|java|kt|kts|gradle|go|mod|rs|cs|csproj|fsproj|xml|txt|in)$|(^|\/)(Gemfile|Pipfile|Dockerfile|Procfile)$/;
/** Far beyond what a service is made of: names, texts, and bytes of one text. */
const [MOST_NAMES, MOST_TEXTS, LARGEST] = [
	2e4,
	2e3,
	262144
];
/** What only its presence matters of, and may be large. */
const LOCK = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;
/**
* The text files below a folder by their names from it, parted by `/`, those near it first; what others wrote or a build
* left is not looked at, and links are not followed. A text that is too large or of no known kind is empty.
*/
async function readSources(directory) {
	const found = /* @__PURE__ */ new Map();
	let texts = 0;
	const folders = [""];
	for (let folder = folders.shift(); folder !== void 0; folder = folders.shift()) {
		const entries = await readdir(path.join(directory, folder), { withFileTypes: true }).catch(() => []);
		for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
			const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory() && !NOT_OURS.has(entry.name)) folders.push(name);
			if (!entry.isFile() || found.size >= MOST_NAMES) continue;
			const isRead = READ$3.test(name) && !LOCK.test(name) && texts < MOST_TEXTS;
			if (isRead) texts += 1;
			found.set(name, isRead ? await textOf(path.join(directory, name)) : "");
		}
	}
	return found;
}
async function textOf(file) {
	try {
		return (await lstat(file)).size > LARGEST ? "" : await readFile(file, "utf8");
	} catch {
		return "";
	}
}

// src/adapters/git/where.ts
const LIMIT_MS = 1e4;
const USUAL = "main";
/** Where a folder stands in its repository. */
async function gitPlace(directory, env) {
	const git = gitIn(directory, env, LIMIT_MS);
	const top = await git("rev-parse", "--show-toplevel");
	const prefix = await git("rev-parse", "--show-prefix");
	if (!top.ok) return {
		root: directory,
		isRepository: false,
		folder: "",
		branch: USUAL
	};
	const remote = await git("symbolic-ref", "--short", "refs/remotes/origin/HEAD");
	const usual = await git("rev-parse", "--verify", "--quiet", `refs/heads/${USUAL}`);
	const current = await git("symbolic-ref", "--short", "HEAD");
	const local = usual.ok || !current.ok ? USUAL : current.text;
	const branch = remote.ok ? remote.text.replace(/^origin\//, "") : local;
	return {
		root: top.text,
		isRepository: true,
		folder: prefix.text.replace(/\/$/, ""),
		branch
	};
}

// src/core/init/tree.ts
/** Not the application itself. */
const APART = /(^|\/)(tests?|__tests__|specs?|e2e|examples?|fixtures?|benchmarks?|docs|migrations|perf-gate|k6)\/|\.(test|spec|d)\.\w+$|_test\.\w+$|(^|\/)test_\w+\.py$|Tests?\.(java|kt|cs)$/;
const COMMENT = /^\s*(\/\/|#|\*|\/\*|--)/;
/** Below this folder of Java and Kotlin all is the application, also in the package `com.example`. */
const JVM_SOURCES = /(^|\/)src\/main\/.*/;
const isApart = (name) => APART.test(name.replace(JVM_SOURCES, "$1"));
/** The application's own sources with one of these endings (without the dot), by name. */
function sources(tree, endings) {
	return [...tree.keys()].filter((name) => endings.some((ending) => name.endsWith(`.${ending}`)) && !isApart(name)).sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}
/** Where a pattern fits in these files, in their order; lines that begin as comments do not count. */
function hits(tree, files, pattern) {
	const all = new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`);
	return files.flatMap((file) => {
		const text = tree.get(file) ?? "";
		return [...text.matchAll(all)].flatMap((match) => {
			const start = text.lastIndexOf("\n", match.index) + 1;
			if (COMMENT.test(text.slice(start, match.index))) return [];
			return [{
				at: {
					file,
					line: text.slice(0, match.index).split("\n").length
				},
				groups: match.slice(1).map((group) => group ?? "")
			}];
		});
	});
}
/** The first of them. */
const firstHit = (tree, files, pattern) => hits(tree, files, pattern)[0] ?? null;
/** The first of these names that is there. */
const firstFile = (tree, names) => names.find((name) => tree.has(name)) ?? null;
/** A file as a whole. */
const whole = (file) => ({
	file,
	line: null
});
const depth = (name) => name.split("/").length;

// src/core/init/routes/below.ts
/** Hits of a pattern, each with the last hit of another one before it in the same file. */
function below(tree, files, [holder, pattern]) {
	return files.flatMap((file) => {
		const holders = hits(tree, [file], holder);
		return hits(tree, [file], pattern).map((hit) => ({
			hit,
			holder: holders.findLast(({ at }) => (at.line ?? 0) <= (hit.at.line ?? 0)) ?? null
		}));
	});
}

// src/core/init/routes/path.ts
const PARAMETERS = [
	/:(\w+)(?:\([^)]*\))?\??/g,
	/\[(\w+)\]/g,
	/<(?!path:)(?:\w+:)?(\w+)>/g,
	/\{(\w+)(?::(?!path\b)[^}]*)?\??\}/g
];
/** What no request can be made of: wildcards, patterns, texts that are put together. */
const OPEN = /[*$^|\\()[\]<>{}\s]/;
/** A path as the frameworks write it, with its parameters as `:name`; null: no single request fits it. */
function plainPath(written) {
	const path = `/${PARAMETERS.reduce((path, pattern) => path.replace(pattern, ":$1"), written.replace("{$}", ""))}`.replace(/\/{2,}/g, "/");
	return OPEN.test(path) ? null : path;
}
/** The route at a hit, below a prefix. */
function routeAt({ at }, prefix, written) {
	const path = plainPath(written === "" || written === "/" ? prefix || "/" : `${prefix}/${written}`);
	return path === null ? [] : [{
		path,
		at
	}];
}

// src/core/init/routes/other-routes.ts
const CONTROLLER = /@Controller\(\s*(?:\{[^}]*?path:\s*)?(?:['"`]([^'"`]*)['"`])?/;
const NEST_GET = /@Get\(\s*(?:['"`]([^'"`]*)['"`])?\s*\)/;
const NEST_PREFIX = /\.setGlobalPrefix\(\s*['"`]([^'"`]*)['"`]/;
/** Routes of Nest's controllers. */
const nestRoutes = (tree, files) => {
	const all = hits(tree, files, NEST_PREFIX)[0]?.groups[0] ?? "";
	return below(tree, files, [CONTROLLER, NEST_GET]).flatMap(({ hit, holder }) => holder === null ? [] : routeAt(hit, `/${all}/${holder.groups[0] ?? ""}`, hit.groups[0] ?? ""));
};
const MAPPED_CLASS = /(?:@RequestMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"([^"]*)"[^)]*\)[^;{]*?)?\bclass\s+\w+[^{;]*\{/;
const GET_MAPPING = /@GetMapping\b(?!\w)(?:\(\s*(?:[^)"]*?(?:value|path)\s*=\s*)?\{?\s*"([^"]*)")?/;
/** Routes of Spring's controllers. */
const springRoutes = (tree, files) => below(tree, files, [MAPPED_CLASS, GET_MAPPING]).flatMap(({ hit, holder }) => routeAt(hit, holder?.groups[0] ?? "", hit.groups[0] ?? ""));
const ROUTED_CLASS = /(?:\[Route\(\s*"([^"]*)"\s*\)\][^;{]*?)?\bclass\s+(\w+?)(?:Controller)?\b[^{;]*\{/;
const HTTP_GET = /\[HttpGet(?:\(\s*"([^"]*)")?/;
const MAP_GET = /\b(\w+)\.Map(?:Get|HealthChecks)\(\s*"([^"]*)"/;
const MAP_GROUP = /\b(\w+)\s*=\s*\w+\.MapGroup\(\s*"([^"]*)"/;
/** Routes of ASP.NET's controllers and of its minimal ones. */
const aspnetRoutes = (tree, files) => {
	const controllers = below(tree, files, [ROUTED_CLASS, HTTP_GET]).flatMap(({ hit, holder }) => {
		const [pattern = "", name = ""] = holder?.groups ?? [];
		return routeAt(hit, `/${pattern.replace("[controller]", name.toLowerCase())}`, hit.groups[0] ?? "");
	});
	return [...grouped(tree, files, [MAP_GROUP, MAP_GET]), ...controllers];
};
const GO_HANDLE = /\b(\w+)\.Handle(?:Func)?\(\s*"(?:GET\s+)?([^/"\s]*\/[^"\s]*)"(?!.*\.Methods\((?!.*"GET"))/;
const GO_GET = /\b(\w+)\.(?:GET|Get)\(\s*"(\/[^"]*)"/;
const GO_GROUP = /\b(\w+)\s*:?=\s*\w+\.(?:Group|PathPrefix)\(\s*"([^"]*)"/;
/** Routes of net/http, gin, echo, chi, fiber and gorilla. */
const goRoutes = (tree, files) => [...grouped(tree, files, [GO_GROUP, GO_HANDLE]), ...grouped(tree, files, [GO_GROUP, GO_GET])];
const AXUM = /\.route\(\s*()"([^"]*)"\s*,\s*(?:web::|routing::)?get\(/;
const ATTRIBUTE = /#\[get\(\s*()"([^"]*)"/;
/** Routes of axum, actix-web and Rocket. */
const rustRoutes = (tree, files) => [AXUM, ATTRIBUTE].flatMap((pattern) => hits(tree, files, pattern).flatMap((hit) => routeAt(hit, "", hit.groups[1] ?? "")));
/** Routes whose router may be a group with a prefix, made in the same file. */
function grouped(tree, files, [group, route]) {
	const groups = hits(tree, files, group);
	return hits(tree, files, route).flatMap((hit) => {
		const [router = "", written = ""] = hit.groups;
		const own = groups.find(({ at, groups: [name] }) => at.file === hit.at.file && name === router);
		return routeAt(hit, own?.groups[1] ?? "", written);
	});
}

// src/core/init/frameworks/aspnet-app.ts
const WEB = /Sdk="Microsoft\.NET\.Sdk\.Web"/;
const OUT$1 = ".perf-gate/app";
const FIXED$3 = /\.(?:Run|UseUrls)\(\s*"https?:\/\/[^":]*:(\d{2,5})|\bListen(?:AnyIP|Localhost)\(\s*(\d{2,5})/;
/** ASP.NET, published to a folder. */
const aspnetApp = (tree) => {
	const project = sources(tree, ["csproj", "fsproj"]).find((name) => WEB.test(tree.get(name) ?? ""));
	if (project === void 0) return null;
	const name = project.split("/").at(-1)?.replace(/\.\w+$/, "") ?? "";
	const assembly = /<AssemblyName>([^<]+)</.exec(tree.get(project) ?? "")?.[1] ?? name;
	const files = sources(tree, ["cs"]);
	const start = `ASPNETCORE_URLS="http://127.0.0.1:$PORT" dotnet ${OUT$1}/${assembly}.dll`;
	return {
		framework: "aspnet",
		at: whole(project),
		build: {
			value: `dotnet publish ${project} -c Release -o ${OUT$1}`,
			at: whole(project)
		},
		setup: null,
		start: {
			value: start,
			at: whole(project)
		},
		env: {},
		listening: listeningOf$2(tree, files),
		routes: aspnetRoutes(tree, files),
		needed: []
	};
};
/** Addresses that the code names come before the variable. */
function listeningOf$2(tree, files) {
	const fixed = firstHit(tree, files, FIXED$3);
	if (fixed === null) return { kind: "told" };
	return {
		kind: "fixed",
		port: Number(fixed.groups.find((group) => group !== "")),
		at: fixed.at,
		put: "Environment.GetEnvironmentVariable(\"PORT\")"
	};
}

// src/core/init/frameworks/go-app.ts
const OUT = ".perf-gate/app";
const SERVES = /\bhttp\.(?:ListenAndServe(?:TLS)?|Serve)\(|\bhttp\.Server\{|\bgin\.(?:Default|New)\(|\becho\.New\(|\bfiber\.New\(/;
const MAIN = /^package main\b/m;
const READ$2 = /\bos\.(?:Getenv|LookupEnv)\(\s*"(PORT)"/;
const READ_OWN$1 = /\bos\.(?:Getenv|LookupEnv)\(\s*"((?:APP|HTTP|SERVER|API)_?PORT)"/;
/** gin's Run without an address reads PORT. */
const GIN_DEFAULT = /\.Run\(\s*(\))/;
const FLAG = /\bflag\.(String|Int)\(\s*"((?:http-?|listen-?)?(?:port|addr|address|listen))"/;
const FIXED$2 = /(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|Addr:)\s*\(?\s*"[^":\n]*:(\d{2,5})"/;
/** A server in Go: net/http, gin, echo, chi, fiber. */
const goApp = (tree) => {
	if (!tree.has("go.mod")) return null;
	const files = sources(tree, ["go"]);
	const serves = firstHit(tree, files, SERVES);
	if (serves === null) return null;
	const main = mainOf(tree, files, serves.at.file);
	const listening = listeningOf$1(tree, files);
	const flag = listening.kind === "told" ? firstHit(tree, files, FLAG) : null;
	const variable = listening.kind === "reads" ? listening.variable : "PORT";
	return {
		framework: "go",
		at: serves.at,
		build: {
			value: `go build -o ${OUT} ${main}`,
			at: serves.at
		},
		setup: null,
		start: {
			value: `${OUT}${flag === null ? "" : argument(flag.groups)}`,
			at: serves.at
		},
		env: variable === "PORT" ? {} : { [variable]: `\${PORT}` },
		listening,
		routes: goRoutes(tree, files),
		needed: []
	};
};
/** The folder of the program: the one that serves if it is a program, else the first that is. */
function mainOf(tree, files, serves) {
	const programs = files.filter((file) => MAIN.test(tree.get(file) ?? ""));
	const folder = (programs.includes(serves) ? serves : programs[0] ?? "main.go").split("/").slice(0, -1).join("/");
	return folder === "" ? "." : `./${folder}`;
}
function listeningOf$1(tree, files) {
	for (const pattern of [READ$2, READ_OWN$1]) {
		const hit = firstHit(tree, files, pattern);
		if (hit !== null) return {
			kind: "reads",
			variable: hit.groups[0] ?? "PORT",
			at: hit.at
		};
	}
	if (firstHit(tree, files, FLAG) !== null) return { kind: "told" };
	const gin = firstHit(tree, files, GIN_DEFAULT);
	if (gin !== null) return {
		kind: "reads",
		variable: "PORT",
		at: gin.at
	};
	const fixed = firstHit(tree, files, FIXED$2);
	if (fixed === null) return { kind: "unknown" };
	return {
		kind: "fixed",
		port: Number(fixed.groups[0]),
		at: fixed.at,
		put: "\":\" + os.Getenv(\"PORT\")"
	};
}
const argument = ([type = "", name = ""]) => type === "Int" || name.endsWith("port") ? ` -${name} "$PORT"` : ` -${name} "127.0.0.1:$PORT"`;

// src/core/init/routes/next-routes.ts
const APP = /^(?:src\/)?app\/(.*?)\/?(page|route)\.[jt]sx?$/;
const PAGES = /^(?:src\/)?pages\/(.*?)\.[jt]sx?$/;
/** Pages that no path leads to. */
const SPECIAL = /^(_app|_document|_error|404|500)$/;
const ANSWERS_GET = /\bexport\s+(?:const\s+GET\b|(?:\w+\s+)?function\s+GET\b|\{[^}]*\bGET\b)/;
/** Routes by the names of files, of both of Next.js's routers. */
function nextRoutes(tree) {
	return [...tree].flatMap(([file, text]) => {
		const [, folder, kind] = APP.exec(file) ?? [];
		if (folder !== void 0) return kind === "page" || ANSWERS_GET.test(text) ? routeOf(file, folder) : [];
		const [, page] = PAGES.exec(file) ?? [];
		if (page === void 0 || SPECIAL.test(page) || page.endsWith(".d")) return [];
		return routeOf(file, page.replace(/(^|\/)index$/, ""));
	});
}
/** Groups in parentheses are no part of the path; what intercepts or runs beside it is not called by one. */
function routeOf(file, folder) {
	const parts = folder.split("/").filter((part) => part !== "" && !/^\(\w[^)]*\)$/.test(part));
	if (parts.some((part) => /^[@_]|^\(\.|\.\.\./.test(part))) return [];
	return routeAt({ at: whole(file) }, "", parts.join("/"));
}

// src/core/init/routes/mounts.ts
/** Against a circle of files. */
const DEEPEST = 6;
/** The prefix of a file's routes; '' where nothing mounts it. */
function prefixOf(mounts, file, depth = 0) {
	const mount = mounts.find(({ to }) => to === file);
	if (mount === void 0 || depth > DEEPEST) return "";
	return `${prefixOf(mounts, mount.from, depth + 1)}/${mount.prefix}`;
}
/** The file that a relative import names, by its name from the root; null: it is not there. */
function importedFile(names, from, written, endings) {
	const base = joined(from.split("/").slice(0, -1), written.split("/"));
	const plain = base.replace(/\.(js|mjs|cjs)$/, "");
	return [base, ...endings.flatMap((ending) => [
		`${base}.${ending}`,
		`${base}/index.${ending}`,
		`${plain}.${ending}`
	])].find((name) => names.has(name)) ?? null;
}
function joined(folder, parts) {
	const place = [...folder];
	for (const part of parts) if (part === "..") place.pop();
	else if (part !== "." && part !== "") place.push(part);
	return place.join("/");
}

// src/core/init/routes/node-routes.ts
const NODE$2 = [
	"js",
	"mjs",
	"cjs",
	"ts",
	"mts",
	"cts"
];
/** `app.get('/x'`, `router.all("/x"`; not what calls others. */
const GET = /\b(?!axios|http|https|client|request|cache|agent|supertest)(\w+)\.(?:get|all)(?:<[^>(]*>)?\(\s*['"`](\/[^'"`]*)['"`]/;
const ROUTE_GET = /\b(\w+)\.route\(\s*['"`](\/[^'"`]*)['"`]\s*\)\s*\.get\(/;
const OBJECT = /\b(\w+)\.route\(\s*\{[^}]*?method:\s*['"`]GET['"`][^}]*?url:\s*['"`](\/[^'"`]*)['"`]/;
/** The plain server's `request.url === '/x'`, `url.pathname === '/x'` and `case '/x':`. */
const COMPARED = /(?:\b(?:url|pathname|path)\s*={2,3}|\bcase)\s*()['"`](\/[^'"`]*)['"`]/;
const USED = /\b(\w+)\.(?:use|register)\(\s*['"`](\/[^'"`]*)['"`]\s*,(?:[^()\n]*,)?\s*(?:require\(\s*['"`](\.[^'"`]+)['"`]\s*\)|(\w+))/;
const REGISTERED = /\b(\w+)\.register\(\s*(?:(?:require|import)\(\s*['"`](\.[^'"`]+)['"`]\s*\)|(\w+))\s*,\s*\{[^}]*?prefix:\s*['"`](\/[^'"`]*)['"`]/;
const REQUIRED = /\b(?:const|let|var)\s+\{?\s*(\w+)[^=\n]*=\s*require\(\s*['"`](\.[^'"`]+)['"`]/;
const IMPORTED$1 = /\bimport\s+\{?\s*(?:\w+\s+as\s+)?(\w+)[^'"`;]*from\s+["'`](\.[^'"`]+)["'`]/;
/** Routes of Express, Fastify and their like, below the paths that their routers hang on. */
function routerRoutes(tree, files) {
	const mounts = mountsIn(tree, files);
	return [
		GET,
		ROUTE_GET,
		OBJECT
	].flatMap((pattern) => hits(tree, files, pattern)).flatMap((hit) => routeAt(hit, prefixAt(mounts, hit), hit.groups[1] ?? ""));
}
/** Routes of a server that compares the path itself. */
const comparedRoutes = (tree, files) => hits(tree, files, COMPARED).flatMap((hit) => routeAt(hit, "", hit.groups[1] ?? ""));
/** What a router of the same file hangs on comes before what the file does. */
function prefixAt(mounts, { at, groups: [router = ""] }) {
	const own = mounts.find(({ from, to, on }) => from === at.file && to === at.file && on === router);
	return `${prefixOf(mounts.filter(({ from, to }) => from !== to), at.file)}${own?.prefix ?? ""}`;
}
function mountsIn(tree, files) {
	const used = hits(tree, files, USED).map(({ at, groups: [, prefix = "", path = "", name = ""] }) => ({
		file: at.file,
		prefix,
		path,
		name
	}));
	const registered = hits(tree, files, REGISTERED).map(({ at, groups: [, path = "", name = "", prefix = ""] }) => ({
		file: at.file,
		prefix,
		path,
		name
	}));
	return [...used, ...registered].map(({ file, prefix, path, name }) => {
		const written = path === "" ? importOf(tree, file, name) : path;
		return {
			from: file,
			to: written === null ? file : importedFile(tree, file, written, NODE$2) ?? file,
			on: name,
			prefix
		};
	});
}
/** The relative path that a name of this file is imported from; null: it is the file's own. */
function importOf(tree, file, name) {
	return [REQUIRED, IMPORTED$1].flatMap((pattern) => hits(tree, [file], pattern)).find(({ groups }) => groups[0] === name)?.groups[1] ?? null;
}

// src/core/init/frameworks/node-manifest.ts
const MANIFEST$1 = "package.json";
/** null: there is none, or none that can be read. */
function readManifest(tree) {
	const value = parsed(tree.get("package.json") ?? "");
	if (value === null) return null;
	const dependencies = texts(value["dependencies"]);
	const { main, packageManager } = texts(value);
	return {
		dependencies,
		all: {
			...texts(value["devDependencies"]),
			...dependencies
		},
		scripts: texts(value["scripts"]),
		main: main ?? null,
		packageManager: packageManager ?? ""
	};
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}
function texts(value) {
	if (!isRecord(value)) return {};
	return Object.fromEntries(Object.entries(value).flatMap(([name, text]) => typeof text === "string" ? [[name, text]] : []));
}
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// src/core/init/frameworks/node-port.ts
const READ$1 = [
	/\b(?:process|Bun|import\.meta)\.env(?:\.|\[['"`])(PORT)\b/,
	/\benv(?:\.|\[['"`])(PORT)\b/,
	/\{[^{}]*\b(PORT)\b[^{}]*\}\s*=\s*process\.env\b/,
	/\.get(?:OrThrow)?(?:<[^>]*>)?\(\s*['"`](PORT)['"`]/
];
/** One of its own, such as APP_PORT; not that of a database. */
const READ_OWN = /\bprocess\.env(?:\.|\[['"`])((?:APP|HTTP|SERVER|API|WEB|LISTEN|SERVICE)_?PORT)\b/;
const FIXED$1 = [
	/\.listen\(\s*(?:\{[^}]*?\bport:\s*)?(\d{2,5})\b/,
	/\b(?:const|let|var)\s+\w*port\w*\s*(?::\s*\w+\s*)?=\s*(\d{2,5})\b/i,
	/\bserve\([^)]*?\bport:\s*(\d{2,5})\b/
];
/** Where the sources say which port it is. */
function nodePort(tree, files) {
	for (const pattern of [...READ$1, READ_OWN]) {
		const hit = firstHit(tree, files, pattern);
		if (hit !== null) return {
			kind: "reads",
			variable: hit.groups[0] ?? "PORT",
			at: hit.at
		};
	}
	for (const pattern of FIXED$1) {
		const hit = firstHit(tree, files, pattern);
		if (hit === null) continue;
		const port = Number(hit.groups[0]);
		return {
			kind: "fixed",
			port,
			at: hit.at,
			put: `process.env.PORT ?? ${port}`
		};
	}
	return { kind: "unknown" };
}

// src/core/init/frameworks/node-start.ts
/** What is for development: it watches files, or compiles on the way. */
const WATCHES = /\bnodemon\b|--watch\b|\bts-node-dev\b|\b(?:next|nest|vite)\s+(?:dev|start)\b|\bconcurrently\b/;
const ENTRIES = [...[
	"server",
	"app",
	"index",
	"main"
].flatMap((name) => [
	`${name}.js`,
	`${name}.mjs`,
	`${name}.cjs`
]), ...[
	"server",
	"app",
	"index",
	"main"
].flatMap((name) => [`src/${name}.js`, `src/${name}.mjs`])];
/** How a Node.js application starts; null: nothing says how. */
function nodeStart(tree, manifest, { framework, tool }) {
	const { scripts } = manifest;
	if (framework === "next") return {
		command: {
			value: `${tool.runs} next start -p "$PORT"`,
			at: whole(MANIFEST$1)
		},
		tellsPort: true,
		needsBuild: true
	};
	const name = ["start:prod", "start"].find((one) => one in scripts && !WATCHES.test(scripts[one] ?? ""));
	if (name !== void 0) return byScript(tree, scripts, {
		name,
		tool
	});
	if (framework === "nest") return plain$1("node dist/main", whole(MANIFEST$1), true);
	const main = manifest.main?.replace(/^\.\//, "");
	const entry = firstFile(tree, main === void 0 ? ENTRIES : [
		main,
		`${main}.js`,
		...ENTRIES
	]);
	return entry === null ? null : plain$1(`node ${entry}`, whole(entry === main ? MANIFEST$1 : entry), false);
}
const plain$1 = (value, at, needsBuild) => ({
	command: {
		value,
		at
	},
	tellsPort: false,
	needsBuild
});
function byScript(tree, scripts, { name, tool }) {
	const at = lineOf(tree, name);
	const said = scripts[name] ?? "";
	if (/^fastify\s+start\b/.test(said)) return {
		command: {
			value: `${tool.runs} ${said.replace(/(\s(?:-p|--port))[ =]\S+/, "").replace(/^fastify\s+start/, "fastify start -p \"$PORT\"")}`,
			at
		},
		tellsPort: true,
		needsBuild: false
	};
	const value = name === "start" ? `${tool.name} start` : `${tool.name} run ${name}`;
	return plain$1(tool.name === "bun" ? `bun run ${name}` : value, at, name === "start:prod");
}
/** Where package.json has a script. */
function lineOf(tree, name) {
	const [hit] = hits(tree, [MANIFEST$1], new RegExp(`"${name}"\\s*:`));
	return hit?.at ?? whole("package.json");
}

// src/core/init/frameworks/node-tool.ts
const LOCKS = [
	["pnpm-lock.yaml", "pnpm"],
	["yarn.lock", "yarn"],
	["bun.lock", "bun"],
	["bun.lockb", "bun"],
	["package-lock.json", "npm"],
	["npm-shrinkwrap.json", "npm"]
];
const RUNS = {
	npm: "npx",
	pnpm: "pnpm exec",
	yarn: "yarn",
	bun: "bunx"
};
/** By the lock file, else by what package.json says, else npm. */
function nodeTool(tree, manifest) {
	const lock = LOCKS.find(([file]) => tree.has(file));
	const said = LOCKS.find(([, tool]) => manifest.packageManager.startsWith(`${tool}@`))?.[1];
	const name = lock?.[1] ?? said ?? "npm";
	const install = installs(tree, name, lock !== void 0);
	const at = whole(lock?.[0] ?? "package.json");
	return {
		name,
		runs: RUNS[name],
		needed: name === "pnpm" || name === "yarn" ? [{ kind: "corepack" }] : [],
		build(always) {
			const steps = Object.keys(manifest.all).length > 0 || lock !== void 0 ? [install] : [];
			if (always || "build" in manifest.scripts) steps.push(`${name} run build`);
			return steps.length === 0 ? null : {
				value: steps.join(" && "),
				at
			};
		}
	};
}
function installs(tree, name, isLocked) {
	if (!isLocked) return `${name} install`;
	if (name === "npm") return "npm ci";
	return `${name} install ${name === "yarn" && firstFile(tree, [".yarnrc.yml"]) !== null ? "--immutable" : "--frozen-lockfile"}`;
}

// src/core/init/frameworks/node-app.ts
/** In this order: Nest has Express or Fastify below it. */
const PACKAGES = [
	["next", "next"],
	["@nestjs/core", "nest"],
	["fastify", "fastify"],
	["express", "express"]
];
const SERVER = /\b(?:createServer|Bun\.serve|serve)\s*\(|\.listen\(/;
/** An application on Node.js: Next.js, Nest, Fastify, Express, or a server without any of them. */
const nodeApp = (tree) => {
	const manifest = readManifest(tree);
	if (manifest === null) return null;
	const files = sources(tree, NODE$2);
	const [, framework = "node"] = PACKAGES.find(([name]) => name in manifest.dependencies) ?? [];
	const server = framework === "node" ? firstHit(tree, files, SERVER) : null;
	if (framework === "node" && server === null) return null;
	return applicationOf(tree, manifest, {
		framework,
		files
	});
};
function applicationOf(tree, manifest, { framework, files }) {
	const tool = nodeTool(tree, manifest);
	const start = nodeStart(tree, manifest, {
		framework,
		tool
	});
	const listening = start?.tellsPort ? { kind: "told" } : nodePort(tree, files);
	const variable = listening.kind === "reads" ? listening.variable : "PORT";
	return {
		framework,
		at: whole(MANIFEST$1),
		build: tool.build(start?.needsBuild ?? false),
		setup: null,
		start: start?.command ?? null,
		env: variable === "PORT" ? {} : { [variable]: `\${PORT}` },
		listening,
		routes: routesOf(tree, files, framework),
		needed: tool.needed
	};
}
function routesOf(tree, files, framework) {
	if (framework === "next") return nextRoutes(tree);
	if (framework === "nest") return nestRoutes(tree, files);
	if (framework === "node") return [...comparedRoutes(tree, files), ...routerRoutes(tree, files)];
	return routerRoutes(tree, files);
}

// src/core/init/routes/python-routes.ts
const DECORATED = /@(\w+)\.get\(\s*(?:path\s*=\s*)?["']([^"']*)["']/;
const ROUTER = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*APIRouter\([^)]*?prefix\s*=\s*["']([^"']*)["']/m;
const INCLUDED = /\.include_router\(\s*([\w.]+)\s*(?:,[^)]*?prefix\s*=\s*["']([^"']*)["'])?/;
const IMPORTED = /^\s*from\s+([\w.]+)\s+import\s+([^\n#]+)/m;
const PATH$1 = /\b(?:path|re_path)\(\s*r?["']([^"']*)["']\s*,\s*(?!include\b)([\w.]+)/;
const URLS = /\bpath\(\s*["']([^"']*)["']\s*,\s*include\(\s*["']([\w.]+)["']/;
/** Routes of FastAPI's decorators, below the prefixes of their routers. */
function fastapiRoutes(tree, files) {
	const routers = hits(tree, files, ROUTER);
	const mounts = hits(tree, files, INCLUDED).flatMap((hit) => includedBy(tree, files, hit));
	return hits(tree, files, DECORATED).flatMap((hit) => {
		const [router = "", written = ""] = hit.groups;
		const own = routers.find(({ at, groups: [name] }) => at.file === hit.at.file && name === router);
		return routeAt(hit, `${prefixOf(mounts, hit.at.file)}${own?.groups[1] ?? ""}`, written);
	});
}
/** `items.router` or `items_router`: the module that the name was imported from. */
function includedBy(tree, files, { at, groups }) {
	const [written = "", prefix = ""] = groups;
	const [name = "", member] = written.split(".").slice(-2);
	const module = member === void 0 ? moduleOf$1(tree, at.file, name) : name;
	const to = files.find((file) => file !== at.file && isModule(file, module));
	return to === void 0 ? [] : [{
		from: at.file,
		to,
		on: "",
		prefix
	}];
}
function moduleOf$1(tree, file, name) {
	return hits(tree, [file], IMPORTED).find(({ groups: [, names = ""] }) => names.split(/[,()\s]+/).includes(name))?.groups[0] ?? "";
}
/** Whether a file is the module of a dotted name, as far as its end tells. */
const isModule = (file, module) => {
	const place = `/${module.replace(/^\.+/, "").replaceAll(".", "/")}`;
	return module !== "" && (`/${file}`.endsWith(`${place}.py`) || `/${file}`.endsWith(`${place}/__init__.py`));
};
/** Routes of Django's `urlpatterns`, below those that include them. The administration is not called. */
function djangoRoutes(tree, files) {
	const urls = files.filter((file) => file.endsWith("urls.py"));
	const mounts = hits(tree, urls, URLS).flatMap(({ at, groups: [prefix = "", module = ""] }) => {
		const to = urls.find((file) => file !== at.file && isModule(file, module));
		return to === void 0 ? [] : [{
			from: at.file,
			to,
			on: "",
			prefix
		}];
	});
	return hits(tree, urls, PATH$1).flatMap((hit) => {
		const [written = "", view = ""] = hit.groups;
		return view.startsWith("admin.") ? [] : routeAt(hit, prefixOf(mounts, hit.at.file), written);
	});
}

// src/core/init/frameworks/python-tool.ts
const DECLARED = [...[
	"pyproject.toml",
	"Pipfile",
	"setup.py",
	"setup.cfg"
], ...[
	"requirements.txt",
	"requirements/base.txt",
	"requirements/prod.txt",
	"requirements.in"
]];
/** Where a package is named as a dependency; null: nowhere. */
function declares(tree, name) {
	const pattern = new RegExp(`(^|["'\\s])${name}(?![\\w-])`, "im");
	return DECLARED.find((file) => pattern.test(tree.get(file) ?? "")) ?? null;
}
/**
* By the lock file, else a virtual environment in the checkout. Programs are run as modules: what pip leaves in `bin` names the folder that it was
* installed in, and a build may be kept and moved. `needs`: a server that is installed too where nothing declares it.
*/
function pythonTool(tree, needs) {
	const extra = declares(tree, needs) !== null || declares(tree, `${needs}\\[standard\\]`) !== null || declares(tree, "fastapi\\[(?:standard|all)\\]") !== null ? "" : needs;
	if (tree.has("uv.lock")) return locked("uv", "uv.lock", ["uv sync --frozen", extra && `uv pip install ${extra}`]);
	if (tree.has("poetry.lock")) return locked("poetry", "poetry.lock", ["poetry install", extra && `poetry run pip install ${extra}`]);
	const pip = ".venv/bin/python -m pip install --quiet --disable-pip-version-check";
	const file = firstFile(tree, [
		"requirements.txt",
		"requirements/prod.txt",
		"requirements/base.txt"
	]);
	return {
		build: {
			value: `python3 -m venv .venv && ${pip} ${[file === null ? "." : `-r ${file}`, extra].filter((one) => one !== "").join(" ")}`,
			at: whole(file ?? firstFile(tree, DECLARED) ?? "pyproject.toml")
		},
		python: ".venv/bin/python",
		needed: []
	};
}
function locked(tool, file, steps) {
	const value = steps.filter((step) => step !== "").join(" && ");
	const python = tool === "uv" ? "uv run --no-sync python" : "poetry run python";
	return {
		build: {
			value,
			at: whole(file)
		},
		python,
		needed: [{
			kind: "pipx",
			tool
		}]
	};
}

// src/core/init/frameworks/python-apps.ts
const MADE = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:fastapi\.)?FastAPI\(/m;
/** FastAPI, under uvicorn. */
const fastapiApp = (tree) => {
	const declared = declares(tree, "fastapi");
	const files = sources(tree, ["py"]);
	const made = firstHit(tree, files, MADE);
	if (made === null) return null;
	const tool = pythonTool(tree, "uvicorn");
	const { place, folder } = moduleOf(made.at.file);
	const start = `${tool.python} -m uvicorn ${folder}${place}:${made.groups[0]} --host 127.0.0.1 --port "$PORT"`;
	return {
		framework: "fastapi",
		at: declared === null ? made.at : whole(declared),
		build: tool.build,
		setup: null,
		start: {
			value: start,
			at: made.at
		},
		env: {},
		listening: { kind: "told" },
		routes: fastapiRoutes(tree, files),
		needed: tool.needed
	};
};
/** A file as uvicorn names it: sources in `src` are found from there. */
function moduleOf(file) {
	const isBelow = file.startsWith("src/");
	return {
		place: (isBelow ? file.slice(4) : file).replace(/(\/__init__)?\.py$/, "").replaceAll("/", "."),
		folder: isBelow ? "--app-dir src " : ""
	};
}
const SETTINGS = /DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)\.settings/;
/** Django, under gunicorn where it is declared, else its own server. */
const djangoApp = (tree) => {
	const project = firstHit(tree, ["manage.py"], SETTINGS);
	if (project === null) return null;
	const files = sources(tree, ["py"]);
	const hasGunicorn = declares(tree, "gunicorn") !== null;
	const tool = pythonTool(tree, hasGunicorn ? "gunicorn" : "django");
	const [module = ""] = project.groups;
	const sqlite = hits(tree, files, /django\.db\.backends\.(sqlite3)/)[0];
	const start = hasGunicorn ? `${tool.python} -m gunicorn ${module}.wsgi --bind "127.0.0.1:$PORT"` : `${tool.python} manage.py runserver --noreload "127.0.0.1:$PORT"`;
	return {
		framework: "django",
		at: project.at,
		build: tool.build,
		setup: sqlite ? {
			value: `${tool.python} manage.py migrate --noinput`,
			at: sqlite.at
		} : null,
		start: {
			value: start,
			at: project.at
		},
		env: {},
		listening: { kind: "told" },
		routes: djangoRoutes(tree, files),
		needed: tool.needed
	};
};

// src/core/init/routes/rails-routes.ts
const FILE$1 = "config/routes.rb";
const LINE = /^(\s*)(?:(root)\b|get\s+["']([^"']+)["']|resources\s+:(\w+)|(?:namespace|scope)\s+(?:path:\s*)?(?::|["'])([\w/]+))/;
/** Routes that `config/routes.rb` lists for GET, below their namespaces; of resources the list and one of them. */
function railsRoutes(tree) {
	const lines = (tree.get(FILE$1) ?? "").split("\n");
	const open = [];
	return lines.flatMap((text, index) => {
		const [, space, root, get, resources, namespace] = LINE.exec(text) ?? [];
		if (space === void 0) return [];
		while ((open.at(-1)?.indent ?? -1) >= space.length) open.pop();
		const prefix = open.map((one) => one.prefix).join("");
		const at = { at: {
			file: FILE$1,
			line: index + 1
		} };
		if (namespace !== void 0) open.push({
			indent: space.length,
			prefix: `/${namespace}`
		});
		if (root !== void 0) return routeAt(at, prefix, "");
		if (get !== void 0) return routeAt(at, prefix, get.replace(/\(.*\)/, ""));
		if (resources === void 0) return [];
		if (/\bdo\b/.test(text)) open.push({
			indent: space.length,
			prefix: `/${resources}/:id`
		});
		return [...routeAt(at, prefix, resources), ...routeAt(at, prefix, `${resources}/:id`)];
	});
}

// src/core/init/frameworks/rails-app.ts
/** Rails, with a file of its own for its process id: each side has its folder, and a killed start leaves one behind. */
const railsApp = (tree) => {
	const gem = firstHit(tree, ["Gemfile"], /^\s*gem\s+["']rails["']/m);
	if (gem === null) return null;
	const sqlite = firstHit(tree, ["config/database.yml"], /adapter:\s*(sqlite3)/);
	return {
		framework: "rails",
		at: gem.at,
		build: {
			value: "bundle install",
			at: whole(tree.has("Gemfile.lock") ? "Gemfile.lock" : "Gemfile")
		},
		setup: sqlite && {
			value: "bundle exec rails db:prepare",
			at: sqlite.at
		},
		start: {
			value: "bundle exec rails server -b 127.0.0.1 -p \"$PORT\" -P \"tmp/pids/$PORT.pid\"",
			at: gem.at
		},
		env: {},
		listening: { kind: "told" },
		routes: railsRoutes(tree),
		needed: []
	};
};

// src/core/init/frameworks/rust-app.ts
const USES$1 = /^(axum|actix-web|rocket)\s*=|^\[dependencies\.(axum|actix-web|rocket)\]/m;
const NAME$1 = /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/m;
const BINARY = /^\[\[bin\]\][^[]*?^name\s*=\s*"([^"]+)"/m;
const READ = /\benv::var(?:_os)?\(\s*"((?:APP_|HTTP_|SERVER_)?PORT)"|\benv!?\(\s*"(PORT)"/;
const FIXED = /"(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::1?\]):(\d{2,5})"|\(\s*"(?:0\.0\.0\.0|127\.0\.0\.1|localhost)"\s*,\s*(\d{2,5})\s*\)|\]\s*,\s*(\d{2,5})\s*\)/;
/** A server in Rust: axum, actix-web, Rocket. */
const rustApp = (tree) => {
	const manifests = sources(tree, ["toml"]).filter((name) => /(^|\/)Cargo\.toml$/.test(name));
	const used = firstHit(tree, manifests, USES$1);
	if (used === null) return null;
	const { file } = used.at;
	const manifest = tree.get(file) ?? "";
	const name = NAME$1.exec(manifest)?.[1] ?? "app";
	const binary = BINARY.exec(manifest)?.[1] ?? name;
	const files = sources(tree, ["rs"]);
	const isRocket = used.groups.includes("rocket");
	const listening = isRocket ? { kind: "told" } : listeningOf(tree, files);
	const variable = listening.kind === "reads" ? listening.variable : "PORT";
	const part = file === "Cargo.toml" ? "" : ` -p ${name}`;
	return {
		framework: "rust",
		at: used.at,
		build: {
			value: `cargo build --release${part}`,
			at: whole(file)
		},
		setup: null,
		start: {
			value: `${isRocket ? "ROCKET_PORT=\"$PORT\" " : ""}./target/release/${binary}`,
			at: whole(file)
		},
		env: variable === "PORT" ? {} : { [variable]: `\${PORT}` },
		listening,
		routes: rustRoutes(tree, files),
		needed: []
	};
};
function listeningOf(tree, files) {
	const read = firstHit(tree, files, READ);
	if (read !== null) return {
		kind: "reads",
		variable: read.groups.find((group) => group !== "") ?? "PORT",
		at: read.at
	};
	const fixed = firstHit(tree, files, FIXED);
	if (fixed === null) return { kind: "unknown" };
	return {
		kind: "fixed",
		port: Number(fixed.groups.find((group) => group !== "")),
		at: fixed.at,
		put: "std::env::var(\"PORT\")"
	};
}

// src/core/init/frameworks/spring-app.ts
const ACTUATOR = /spring-boot-starter-actuator/;
const JAVA = /<java\.version>\s*(\d+)|<maven\.compiler\.release>\s*(\d+)|JavaLanguageVersion\.of\((\d+)\)|JavaVersion\.VERSION_(\d+)/;
/** What GitHub's runners have installed. */
const INSTALLED = [
	"8",
	"11",
	"17",
	"21",
	"25"
];
/** Spring Boot, built by Maven or Gradle as one jar. SERVER_PORT comes before what its properties say. */
const springApp = (tree) => {
	const file = firstFile(tree, [
		"pom.xml",
		"build.gradle",
		"build.gradle.kts"
	]);
	if (file === null) return null;
	const named = firstHit(tree, [file], /spring-boot|org\.springframework\.boot/);
	if (named === null) return null;
	const files = sources(tree, ["java", "kt"]);
	const health = firstHit(tree, [file], ACTUATOR);
	const routes = springRoutes(tree, files);
	return {
		framework: "spring-boot",
		at: named.at,
		build: {
			value: buildOf(tree, file),
			at: whole(file)
		},
		setup: null,
		start: {
			value: `SERVER_PORT="$PORT" java -jar ${jarOf(file)}`,
			at: whole(file)
		},
		env: {},
		listening: { kind: "told" },
		routes: health === null ? routes : [{
			path: "/actuator/health",
			at: health.at
		}, ...routes],
		needed: javaOf(tree, file)
	};
};
function buildOf(tree, file) {
	if (file === "pom.xml") return `${tree.has("mvnw") ? "sh ./mvnw" : "mvn"} -B -q -DskipTests package`;
	return `${tree.has("gradlew") ? "sh ./gradlew" : "gradle"} -q bootJar`;
}
/** The one that is left by these commands: another version's would be a second one. */
const jarOf = (file) => file === "pom.xml" ? "target/*.jar" : "build/libs/*.jar";
function javaOf(tree, file) {
	const version = firstHit(tree, [file], JAVA)?.groups.find((group) => group !== "");
	return version !== void 0 && INSTALLED.includes(version) ? [{
		kind: "java",
		version
	}] : [];
}

// src/core/init/repository/compose.ts
const FILES$1 = [
	"compose.yaml",
	"compose.yml",
	"docker-compose.yml",
	"docker-compose.yaml"
];
const SERVICES = [
	[
		/postg/,
		"PostgreSQL",
		5432
	],
	[
		/mysql|mariadb/,
		"MySQL",
		3306
	],
	[
		/redis|valkey/,
		"Redis",
		6379
	],
	[
		/mongo/,
		"MongoDB",
		27017
	],
	[
		/rabbitmq/,
		"RabbitMQ",
		5672
	],
	[
		/elasticsearch|opensearch/,
		"Elasticsearch",
		9200
	],
	[
		/memcached/,
		"memcached",
		11211
	]
];
const IMAGE = /^\s+image:\s*["']?([^\s"']+)/m;
/** The compose file of a repository, and the services in it that are known; null: there is none. */
function composeOf(tree) {
	const file = firstFile(tree, FILES$1);
	if (file === null) return null;
	const services = hits(tree, [file], IMAGE).flatMap(({ at, groups: [image = ""] }) => {
		const known = SERVICES.find(([pattern]) => pattern.test(image));
		return known === void 0 ? [] : [{
			name: known[1],
			port: known[2],
			at
		}];
	});
	return {
		at: whole(file),
		services,
		built: builtIn(file, tree.get(file) ?? "")
	};
}
const BLOCK = /^services:[ \t]*(?:#.*)?\n((?:[ \t].*\n|[ \t]*(?:#.*)?\n)*)/m;
/** By its indentation: what stands one step below `services:` are their names, two steps below their settings. */
function builtIn(file, text) {
	const block = BLOCK.exec(`${text}\n`);
	const [, indent] = /^([ \t]+)\S/m.exec(block?.[1] ?? "") ?? [];
	if (block === null || indent === void 0) return null;
	const lines = (block[1] ?? "").split("\n");
	const first = text.slice(0, block.index).split("\n").length + 1;
	const names = lines.flatMap((line, index) => {
		const [, name] = new RegExp(`^${indent}["']?([\\w.-]+)["']?:`).exec(line) ?? [];
		return name === void 0 ? [] : [{
			name,
			index
		}];
	});
	const [only, ...others] = names.filter(({ index }, nth) => {
		const own = lines.slice(index + 1, names[nth + 1]?.index);
		return ["build", "ports"].every((key) => own.some((line) => line.trim().startsWith(`${key}:`)));
	});
	if (only === void 0 || others.length > 0) return null;
	return {
		name: only.name,
		at: {
			file,
			line: first + only.index
		}
	};
}
const MANIFESTS = [...[
	"package.json",
	"go.mod",
	"requirements.txt",
	"pyproject.toml",
	"Cargo.toml",
	"Gemfile",
	"pom.xml"
]];
/** Packages that connect to them, by port. */
const CLIENTS = [
	[/\b(pg|postgres|pgx|psycopg\w*|asyncpg|pq|tokio-postgres|postgresql)\b/, 5432],
	[/\b(mysql2?|mariadb|pymysql|mysqlclient|mysql-connector-j)\b/i, 3306],
	[/\b(io)?redis\b/, 6379],
	[/\b(mongodb|mongoose|mongo-driver|pymongo|motor)\b/, 27017],
	[/\b(amqplib|amqp091-go|pika|lapin)\b/, 5672]
];
/** Ports of this machine that an application is likely to connect to: of its compose file and of its packages. */
function likelyPorts(tree) {
	const manifests = MANIFESTS.map((name) => tree.get(name) ?? "").join("\n");
	const clients = CLIENTS.flatMap(([pattern, port]) => pattern.test(manifests) ? [port] : []);
	const services = composeOf(tree)?.services.map(({ port }) => port) ?? [];
	return [.../* @__PURE__ */ new Set([...services, ...clients])];
}

// src/core/init/repository/k6-scripts.ts
const K6 = /\bfrom\s+["']k6\/http["']/;
const BASE_URL = /__ENV\.BASE_URL|__ENV\[["']BASE_URL["']\]/;
const ADDRESS = /["'`](https?:\/\/[^"'`]+)/;
/** That it is a load, not a library of one. */
const DRIVES = /\bexport\s+(?:default\b|const\s+options\b)/;
const LIKELY = /(^|[/_.-])(load|perf|performance|smoke|main)[^/]*$/;
/** The likeliest first. */
function k6Scripts(tree) {
	return [...tree.keys()].filter((name) => /\.[cm]?[jt]s$/.test(name)).filter((name) => K6.test(tree.get(name) ?? "") && DRIVES.test(tree.get(name) ?? "")).sort((a, b) => Number(LIKELY.test(b)) - Number(LIKELY.test(a)) || a.length - b.length || (a < b ? -1 : 1)).map((name) => {
		return {
			name,
			fixed: BASE_URL.test(tree.get(name) ?? "") ? null : firstHit(tree, [name], ADDRESS)?.at ?? null
		};
	});
}

// src/core/init/repository/openapi.ts
const FILE = /(^|\/)(openapi|swagger)(\.v\d+)?\.(ya?ml|json)$/;
const PATH = /^(\s*)["']?(\/[^"':\s]*)["']?\s*:/;
/** The OpenAPI document of a repository; null: there is none by a usual name. */
function openapiFile(tree) {
	const [name] = [...tree.keys()].filter((one) => FILE.test(one)).sort((a, b) => a.length - b.length);
	return name === void 0 ? null : whole(name);
}
/** Its paths that answer GET, as far as one key a line tells. */
function openapiRoutes(tree, { file }) {
	const lines = (tree.get(file) ?? "").split("\n");
	return lines.flatMap((text, index) => {
		const [, space, path] = PATH.exec(text) ?? [];
		if (space === void 0 || path === void 0) return [];
		const rest = lines.slice(index + 1);
		const end = rest.findIndex((line) => line.trim() !== "" && indentOf$1(line) <= space.length);
		return rest.slice(0, end === -1 ? rest.length : end).some((line) => /^\s*["']?get["']?\s*:/.test(line)) ? routeAt({ at: {
			file,
			line: index + 1
		} }, "", path) : [];
	});
}
const indentOf$1 = (line) => line.length - line.trimStart().length;

// src/core/init/repository/step-inputs.ts
/**
* The inputs of a step of a workflow, as lines without their common indent, to be written below another `with:`; null:
* they are not written so that they can be taken over. `lines`: from the step's `uses:` on. A cache is left alone: it
* is another job's.
*/
function stepInputs([uses = "", ...lines]) {
	const indent = uses.indexOf("uses:");
	const step = until(lines, (line) => indentOf(line) < indent);
	const start = step.findIndex((line) => indentOf(line) === indent && /^with\s*:/.test(line.trim()));
	if (start === -1) return [];
	const beside = (step[start] ?? "").trim().replace(/^with\s*:\s*/, "");
	const inBraces = /^\{(.*)\}\s*(#.*)?$/.exec(beside)?.[1];
	if (inBraces !== void 0) return keptOf(pairsIn(inBraces));
	if (beside !== "" && !beside.startsWith("#")) return null;
	return keptOf(entriesIn(until(step.slice(start + 1), (line) => indentOf(line) <= indent)));
}
const CACHE = /^(cache|bundler-cache|enable-cache)/;
function keptOf(inputs) {
	return inputs?.filter(({ name }) => !CACHE.test(name)).flatMap(({ lines }) => lines) ?? null;
}
/** Up to a line that ends it. A comment ends nothing, however far to the left it stands. */
function until(lines, ends) {
	const end = lines.findIndex((line) => !/^\s*(#|$)/.test(line) && ends(line));
	return lines.slice(0, end === -1 ? lines.length : end);
}
/** A name, and a value that names nothing elsewhere in its file. */
const ENTRY = /^([\w.-]+)\s*:(?:\s+(?![&*!])|$)/;
/** Lines below `with:`, each input with what stands further to the right below it: a text of several lines. */
function entriesIn(lines) {
	const first = lines.find((line) => !/^\s*(#|$)/.test(line));
	const base = first === void 0 ? 0 : indentOf(first);
	const found = [];
	for (const line of lines) {
		const isBlank = line.trim() === "";
		if (isBlank || indentOf(line) > base) {
			found.at(-1)?.lines.push(isBlank ? "" : line.slice(base));
			continue;
		}
		if (line.trim().startsWith("#")) continue;
		const [, name] = ENTRY.exec(line.slice(base)) ?? [];
		if (name === void 0 || indentOf(line) < base) return null;
		found.push({
			name,
			lines: [line.slice(base)]
		});
	}
	return found.map(({ name, lines: own }) => ({
		name,
		lines: withoutEnd(own)
	}));
}
const withoutEnd = (lines) => lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
/** One input between braces: in quotes a comma is a part of it. */
const PAIR = /\s*([\w.-]+)\s*:\s+("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,{}[\]"'&*!|>%@`#-][^,{}[\]#:]*?)\s*(?:,|$)/y;
function pairsIn(text) {
	const pair = new RegExp(PAIR);
	const found = [];
	while (text.slice(pair.lastIndex).trim() !== "") {
		const match = pair.exec(text);
		if (match === null) return null;
		const [, name = "", value = ""] = match;
		found.push({
			name,
			lines: [`${name}: ${value}`]
		});
	}
	return found;
}
const indentOf = (line) => line.length - line.trimStart().length;

// src/core/init/repository/gate-steps.ts
const GATE = /\buses:\s*["']?[\w.-]+\/perf-gate@/;
const EXPRESSION = /\$\{\{.*?\}\}/;
const CHECKOUT$1 = /^\$\{\{\s*github\.workspace\s*\}\}/;
/** The steps that run the gate, in the order of the files. */
function gateSteps(tree, files) {
	return hits(tree, files, GATE).map(({ at }) => {
		const lines = (tree.get(at.file) ?? "").split(/\r?\n/).slice((at.line ?? 1) - 1);
		const inputs = stepInputs(lines) ?? [];
		const folder = plain(inputOf(inputs, "working-directory") ?? "");
		const config = inputOf(inputs, "config");
		return {
			at,
			folder,
			configFolder: config === null ? null : configFolder(config, folder)
		};
	});
}
/**
* Whether a step runs the gate of a folder. An expression stands for what the workflows write out somewhere: a value of a
* matrix, or what a caller hands over. `folder`: from the root of the repository, '' for the root.
*/
function isFor({ folder, configFolder }, wanted, tree) {
	return [folder, configFolder].some((written) => written !== null && fits(written, wanted, tree));
}
function fits(written, wanted, tree) {
	if (!EXPRESSION.test(written)) return written === wanted;
	const parts = written.split(new RegExp(EXPRESSION, "g")).map(literal);
	const [, ...values] = new RegExp(`^${parts.join("(.+)")}$`).exec(wanted === "" ? "." : wanted) ?? [];
	return values.length > 0 && values.every((value) => isWritten(value, tree));
}
/** Whether a value stands by itself in one of the workflows. */
function isWritten(value, tree) {
	const alone = new RegExp(`(?<![^\\s"',:[{])(?:\\./)?${literal(value)}/?(?![^\\s"',\\]}])`);
	return [...tree.values()].some((text) => alone.test(text));
}
const literal = (text) => text.replace(/[^\w/]/g, "\\$&");
function inputOf(inputs, name) {
	const line = inputs.find((one) => one.startsWith(`${name}:`));
	const [, double, single, bare] = /^[\w-]+:\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*(?:\s#.*)?$/.exec(line ?? "") ?? [];
	return double ?? single ?? bare ?? null;
}
/** As the action finds it: from the step's folder, unless it is a whole path. null: it is not in the repository */
function configFolder(config, folder) {
	if (config.startsWith("/")) return null;
	return plain(above(CHECKOUT$1.test(config) ? config : `${folder}/${config}`));
}
/** A folder as git names it. How many folders an expression stands for is not known, so that `..` stays behind one. */
function plain(folder) {
	const path = [];
	for (const part of folder.replace(CHECKOUT$1, "").split("/")) {
		const last = path.at(-1);
		if (part === ".." && last !== void 0 && last !== ".." && !last.includes("}}")) path.pop();
		else if (part !== "" && part !== ".") path.push(part);
	}
	return path.join("/");
}
const above = (file) => file.slice(0, file.lastIndexOf("/"));

// src/core/init/repository/workflows.ts
/** Where GitHub looks for them, from the root of a repository. */
const WORKFLOWS = ".github/workflows";
const MERGE_GROUP = /^\s*-?\s*merge_group\b|\[[^\]]*\bmerge_group\b[^\]]*\]/m;
const PUBLISHES = /\bmode["']?:\s*["']?publish\b|\bperf-gate publish\b/;
const HANDS_OVER = /\bhand-over["']?:\s*["']?true\b/;
/** `folder`: that of the gate, from the root of the repository; '' for the root. */
function workflowsOf(tree, folder) {
	const files = [...tree.keys()].filter((name) => name.startsWith(`${WORKFLOWS}/`)).sort();
	const own = new Map(files.map((name) => [name, tree.get(name) ?? ""]));
	const has = (pattern) => (file) => firstHit(tree, [file], pattern) !== null;
	const steps = gateSteps(tree, files);
	const measure = steps.filter(({ at }) => !has(PUBLISHES)(at.file));
	const likeliest = [...measure.filter(({ at }) => has(/\bpull_request\b/)(at.file)), ...measure];
	const here = likeliest.find((step) => isFor(step, folder, own));
	const step = here ?? likeliest[0] ?? steps[0];
	const isElsewhere = here === void 0 && step !== void 0 && measure.includes(step);
	return {
		files: own,
		gate: step?.at ?? null,
		elsewhere: isElsewhere ? step.folder : null,
		handsOver: step !== void 0 && has(HANDS_OVER)(step.at.file),
		publishes: firstHit(tree, files, PUBLISHES)?.at ?? null,
		mergeGroup: firstHit(tree, files, MERGE_GROUP)?.at ?? null
	};
}

// src/core/init/find.ts
/** A package.json stands in many repositories that are something else, so Node.js comes last. */
const DETECTORS = [...[
	railsApp,
	djangoApp,
	fastapiApp,
	springApp,
	aspnetApp,
	goApp,
	rustApp,
	nodeApp
]];
/** What the files of a folder show. `workflows`: those of its repository, from whose root `folder` is named. */
function shownBy(tree, workflows = tree, folder = "") {
	const openapi = openapiFile(tree);
	return {
		applications: DETECTORS.flatMap((detect) => detect(tree) ?? []).map((app) => app.routes.length > 0 || openapi === null ? app : {
			...app,
			routes: openapiRoutes(tree, openapi)
		}),
		scripts: k6Scripts(tree),
		openapi,
		compose: composeOf(tree),
		workflows: workflowsOf(workflows, folder)
	};
}
const MANIFEST = /^([^/]+(?:\/[^/]+)?)\/(?:package\.json|go\.mod|pom\.xml|Cargo\.toml|Gemfile|manage\.py|pyproject\.toml|requirements\.txt|[^/]+\.csproj)$/;
/** Folders, up to two deep, that hold an application whose start is known. */
function foldersWithApplications(tree) {
	return [...new Set([...tree.keys()].flatMap((name) => MANIFEST.exec(name)?.[1] ?? []))].filter((folder) => {
		const inside = [...tree].filter(([name]) => name.startsWith(`${folder}/`));
		const below = new Map(inside.map(([name, text]) => [name.slice(folder.length + 1), text]));
		return DETECTORS.some((detect) => (detect(below)?.start ?? null) !== null);
	});
}

// src/core/init/ready.ts
/** Paths for this very purpose, the plainest word for "ready" first. */
const HEALTH = [
	/(^|\/)(readyz?|readiness)\/?$/i,
	/(^|\/)_?health(z|check|-check)?\/?$/i,
	/^\/up\/?$/,
	/(^|\/)(livez?|liveness|alive)\/?$/i,
	/(^|\/)(ping|status|heartbeat)\/?$/i
];
/** `curl -f http://localhost:3000/health` in a health check of a container. */
const CHECKED = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[\w${}-]+)?(\/[\w/.-]+)/;
const CONTAINERS = /(^|\/)(Dockerfile|(docker-)?compose\.ya?ml)$/;
const isHealth = (path) => HEALTH.some((pattern) => pattern.test(path));
const isPlain = ({ path }) => !path.includes(":");
/** Which path tells that the application is ready: one that is there for it, else what a container asks, else any. */
function readyPath(tree, routes) {
	const plain = routes.filter(isPlain);
	const [health] = HEALTH.flatMap((pattern) => plain.filter(({ path }) => pattern.test(path)));
	if (health !== void 0) return {
		value: health.path,
		at: health.at
	};
	const files = [...new Set([...tree.keys()].filter((name) => CONTAINERS.test(name)))];
	const asked = firstHit(tree, files, CHECKED);
	if (asked !== null) return {
		value: asked.groups[0] ?? "/",
		at: asked.at
	};
	const any = plain.find(({ path }) => path === "/") ?? plain[0];
	return any === void 0 ? {
		value: "/",
		at: null
	} : {
		value: any.path,
		at: any.at
	};
}

// src/core/init/calls.ts
/** Enough to see a regression in, few enough to read and to be judged each. */
const MOST$1 = 8;
/** What is no work of the application, changes something, or asks who one is. */
const NOT_LOADED = /(^|\/)(metrics|docs|redoc|swagger[\w-]*|api-docs|openapi\.json|favicon\.ico|robots\.txt|static|assets|admin|log-?(in|out)|sign-?(in|out|up)|auth|oauth2?|callback|debug|internal)(\/|$)|\/actuator\//i;
const EXAMPLES = [
	[/uu?id|guid/i, "00000000-0000-0000-0000-000000000001"],
	[/date|day/i, "2026-01-31"],
	[/year/i, "2026"],
	[/slug|name|title|category|tag|query|key|code|lang/i, "example"]
];
/** The requests of a first script: the routes that were found, else the path that tells that it is ready. */
function callsOf(routes, ready) {
	const all = routes.filter(({ path }, index) => routes.findIndex((one) => one.path === path) === index);
	const work = all.filter(({ path }) => !isHealth(path) && !NOT_LOADED.test(path));
	const sorted = (work.length > 0 ? work : all.filter(({ path }) => path === ready)).toSorted((a, b) => Number(a.path.includes(":")) - Number(b.path.includes(":")));
	const called = sorted.slice(0, MOST$1).map(callOf);
	const none = {
		path: ready,
		name: ready,
		guessed: [],
		at: null
	};
	return {
		called: called.length > 0 ? called : [none],
		left: sorted.slice(MOST$1)
	};
}
function callOf({ path: name, at }) {
	const guessed = [...name.matchAll(/:(\w+)/g)].map(([, parameter = ""]) => ({
		name: parameter,
		value: EXAMPLES.find(([pattern]) => pattern.test(parameter))?.[1] ?? "1"
	}));
	return {
		path: guessed.reduce((filled, one) => filled.replace(`:${one.name}`, one.value), name),
		name,
		guessed,
		at
	};
}

// src/core/init/repository/setup-steps.ts
const NODE$1 = [
	"actions/setup-node",
	"pnpm/action-setup",
	"oven-sh/setup-bun"
];
const PYTHON = ["actions/setup-python", "astral-sh/setup-uv"];
const ACTIONS = {
	next: NODE$1,
	nest: NODE$1,
	fastify: NODE$1,
	express: NODE$1,
	node: NODE$1,
	django: PYTHON,
	fastapi: PYTHON,
	rails: ["ruby/setup-ruby"],
	"spring-boot": ["actions/setup-java", "gradle/actions/setup-gradle"],
	aspnet: ["actions/setup-dotnet"],
	go: ["actions/setup-go"],
	rust: ["dtolnay/rust-toolchain", "actions-rust-lang/setup-rust-toolchain"]
};
const USES = /^[ \t]*(?:- )?uses:[ \t]*["']?([\w./-]+)(@[^\s"']+)["']?([ \t]+#[^\r\n]*)?$/m;
/** How the repository's own workflows set an application's language up: each action once, as it is written there. */
function setupSteps(workflows, { framework }) {
	const files = [...workflows.keys()].sort();
	const found = hits(workflows, files, USES).flatMap(({ at, groups: [action = "", ref = "", comment = ""] }) => {
		if (!ACTIONS[framework].includes(action)) return [];
		const lines = (workflows.get(at.file) ?? "").split(/\r?\n/);
		const inputs = stepInputs(lines.slice((at.line ?? 1) - 1));
		return inputs === null || inputs.some((line) => line.includes("${{")) ? [] : [{
			action,
			at,
			uses: `${action}${ref}${comment}`,
			inputs
		}];
	});
	return found.filter(({ action }, index) => found.findIndex((one) => one.action === action) === index);
}
/** What a step of these brings along need not be installed. */
function stillNeeded(needed, steps) {
	return needed.filter((one) => !steps.some(({ uses }) => uses.startsWith(`${bringer(one)}@`)));
}
/** The action that does the same. */
function bringer(needed) {
	switch (needed.kind) {
		case "corepack": return "pnpm/action-setup";
		case "pipx": return `astral-sh/setup-${needed.tool}`;
		case "java": return "actions/setup-java";
	}
}

// src/core/init/repository/version-file.ts
const NODE = [".nvmrc", ".node-version"];
const FILES = {
	next: NODE,
	nest: NODE,
	fastify: NODE,
	express: NODE,
	node: NODE,
	django: [".python-version"],
	fastapi: [".python-version"],
	rails: [".ruby-version", "Gemfile"]
};
/** Where a repository says which version of its language it wants; null: nowhere. */
function versionFile(tree, framework) {
	const file = firstFile(tree, FILES[framework] ?? []);
	return file === null ? null : whole(file);
}

// src/core/init/setup.ts
/** Puts together what was found and what the user says; null: nothing says how the application starts. */
function setUp(tree, shown, { application, said, where, choices, trial }) {
	const start = own(said.start) ?? application?.start ?? null;
	const compose = start === null ? composeFile(shown) : null;
	if (start === null && compose === null) return null;
	const routes = application?.routes ?? [];
	const native = compose === null ? application : null;
	const steps = native === null ? [] : setupSteps(shown.workflows.files, native);
	const ready = own(said.ready) ?? readyPath(tree, routes);
	return {
		...where,
		...choices,
		trial,
		application,
		start,
		compose,
		ready,
		build: own(said.build) ?? native?.build ?? null,
		setup: native?.setup ?? null,
		env: native?.env ?? {},
		fixed: said.start === null ? fixedPort(tree, native) : null,
		script: shown.scripts[0] ?? null,
		calls: callsOf(routes, ready.value),
		mergeGroup: shown.workflows.mergeGroup,
		steps,
		needed: stillNeeded(native?.needed ?? [], steps),
		version: steps.length > 0 || native === null ? null : versionFile(tree, native.framework)
	};
}
/** The file, and the service in it that is called. */
function composeFile({ compose }) {
	if (compose === null || compose.built === null) return null;
	return {
		value: compose.at.file,
		at: compose.built.at
	};
}
const own = (value) => value === null ? null : {
	value,
	at: null
};
function fixedPort(tree, application) {
	if (application?.listening.kind !== "fixed") return null;
	const { port, at, put } = application.listening;
	return {
		port,
		at,
		put,
		reach: likelyPorts(tree)
	};
}

// src/core/init/rate.ts
/**
* Requests per second on each side. A round has the 300 that it wants, and three seconds at least; the p95 of a kind takes 100 of
* a round, or of two or three that are joined, which take twice or three times as many pairs of rounds. So a tenth more than
* 100 spares the many who have three kinds half of their load.
*/
const WANTED = 110;
/** Requests per second of each kind: enough to be judged, and no more than one small application answers. */
const [LEAST, MOST] = [11, 50];
/**
* Those whose one process works ten milliseconds and more at what they are chosen for: a page of templates and queries, or of
* React. Answers of JSON alone cost Django 1.2 ms of CPU, but `init` cannot tell which they are, and rounds of twice the
* length cost a minute where an application that does not bear its load costs the verdict.
*
* FastAPI is none of them: one uvicorn takes 1.7 ms of CPU for a request (1.4 ms where handlers are `async`), 17 % of a core at
* 100 a second, answers half of them within 1.7 ms, and bears 500; handlers that wait do not hold up others.
*/
const SLOW = /* @__PURE__ */ new Set([
	"next",
	"django",
	"rails"
]);
/** How many requests per second a first load of so many different ones sends. */
function firstRate(requests, framework) {
	const wanted = framework !== null && SLOW.has(framework) ? WANTED / 2 : WANTED;
	return Math.min(Math.max(wanted, LEAST * requests), MOST * requests);
}

// src/core/words/init/file-comments.ts
/** Behind a guessed line of perf-gate.yml: where it comes from. */
const fromText = ({ at }) => at === null ? "" : placeText(at);
/** Above `app.port`, lines. */
const fixedPortComment = ({ at, port, put }) => [
	`${placeText(at)} listens on ${port}, whatever PORT says. Better: write`,
	`  ${put}`,
	`there and take \`port\` and \`reach\` out. Till then base and head get a network each, on Linux, in which they reach`,
	"only the ports of this machine that `reach` lists."
];
/** Above the requests, lines. */
const requestsComment = (page) => ["What people really do finds more than a list of routes. Weights, bodies, headers and checks:", `${page} (\`npx perf-gate eject\` makes a k6 script of this)`];
/** Behind the line that makes a gate watch. */
const TRIAL_COMMENT = "it watches, and blocks nothing: take this line out to let it block";
/** Above a call whose path holds guessed values; '': none is guessed. */
const guessedComment = ({ guessed }) => {
	if (guessed.length === 0) return "";
	return `TODO: ${guessed.map(({ name, value }) => `${value} for \`${name}\``).join(", ")} ${guessed.length === 1 ? "is a guess" : "are guesses"}, put in what exists.`;
};
/** Behind a request. */
const calledAtText = ({ at }) => at === null ? "no route was found: put in your own" : placeText(at);
const leftComment = (paths) => `Found too: ${paths.join(", ")}`;
const BASELINE_RUN_COMMENT = "Of the base branch each run has a group of its own: it makes a baseline, and a later one in the queue would drop it.";
/** Above the condition of a job that only labelled pull requests start, lines. */
const SKIPPED_COMMENT = ["GitHub counts a skipped job as a success, even where the check is required: a pull request without the label can be", "merged unmeasured. Whoever may set labels decides."];
/** Above a step of the workflow. */
const copiedText = (at) => `As in ${placeText(at)}.`;

// src/core/render/init/yaml.ts
/** A scalar that YAML reads as this text, plain where that is safe. */
function scalar$1(text) {
	return /^[A-Za-z_./$][^\n\t]*$/.test(text) && !/: |:$| #|\s$/.test(text) && !/^(true|false|null|yes|no|on|off|~)$/i.test(text) && !/^[-+.\d][\d._e+-]*$/i.test(text) ? text : JSON.stringify(text);
}
/** Behind a value; nothing where there is nothing to say. */
const behind = (comment) => comment === "" ? "" : ` # ${oneLine(comment)}`;
/** Names of files are any text, and a comment ends with its line. */
const oneLine = (text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");

// src/core/render/init/config.ts
/** perf-gate.yml. `measures`: the workflow that does, from the root of the repository; null: not known. */
function configText(setup, release, measures) {
	const { fixed, env } = setup;
	return lines([
		`# yaml-language-server: $schema=${schemaUrl(release)}`,
		`gate: ${scalar$1(setup.gate)}`,
		"app:",
		...row("build", setup.build),
		...row("setup", setup.setup),
		...row("start", setup.start),
		...row("compose", setup.compose),
		...row("ready", setup.ready),
		...fixed === null ? [] : [
			...fixedPortComment(fixed).map((line) => `  # ${oneLine(line)}`),
			`  port: ${fixed.port}`,
			`  reach: [${fixed.reach.join(", ")}]`
		],
		...Object.keys(env).length === 0 ? [] : ["  env:"],
		...Object.entries(env).map(([name, value]) => `    ${name}: ${scalar$1(value)}`),
		"workload:",
		...workload(setup, docsUrl(release, "without-a-script.md")),
		...setup.trial ? [`policy: { fail-on: never }${behind(TRIAL_COMMENT)}`] : [],
		...setup.forks && measures !== null ? [
			"baseline:",
			"  workflow:",
			`    - ${scalar$1(measures)}`
		] : []
	]);
}
/** A script that was there before has a load of its own. `page`: what else the list can say. */
function workload({ script, calls: { called, left }, application }, page) {
	if (script !== null) return [`  script: ${scalar$1(script.name)}`];
	return [
		...requestsComment(page).map((line) => `  # ${line}`),
		"  requests:",
		...called.flatMap(requestLines),
		...left.length === 0 ? [] : [`    # ${oneLine(leftComment(left.map(({ path }) => path)))}`],
		`  rate: ${firstRate(called.length, application?.framework ?? null)}/s`
	];
}
function requestLines(call) {
	const { path, name, guessed } = call;
	const from = behind(calledAtText(call));
	if (guessed.length === 0) return [`    - ${scalar$1(`GET ${path}`)}${from}`];
	return [
		`    # ${oneLine(guessedComment(call))}`,
		`    - path: ${scalar$1(path)}${from}`,
		`      name: ${scalar$1(name)}`
	];
}
const schemaUrl = ({ action, version }) => `https://raw.githubusercontent.com/${action}/v${version}/docs/perf-gate.schema.json`;
const docsUrl = ({ action, version }, page) => `https://github.com/${action}/blob/v${version}/docs/${page}`;
const row = (name, found) => found === null ? [] : [`  ${name}: ${scalar$1(found.value)}${behind(fromText(found))}`];
const lines = (all) => `${all.join("\n")}\n`;

// src/core/render/init/release.ts
/** The commit and the version of the action that checks the repository out, as `npm run pins:actions` asks for it. */
const CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2";

// src/core/render/init/workflow.ts
const WORKFLOW = ".github/workflows/perf-gate.yml";
const PUBLISH_WORKFLOW = ".github/workflows/perf-gate-publish.yml";
const NAME = "Performance";
/** The workflow that measures. With `forks` it writes nothing of a pull request: the other one does. */
function workflowText(setup, release) {
	return [
		`name: ${NAME}`,
		...triggers(setup),
		"permissions: {}",
		"concurrency:",
		`  # ${BASELINE_RUN_COMMENT}`,
		`  group: performance-\${{ github.event.pull_request.number || github.run_id }}`,
		"  cancel-in-progress: true",
		"jobs:",
		"  performance:",
		...condition(setup),
		"    runs-on: ubuntu-latest",
		"    timeout-minutes: 30",
		...permissions(setup),
		"    steps:",
		`      - uses: ${CHECKOUT}`,
		"        with: { persist-credentials: false }",
		...setup.steps.flatMap(copied),
		...setup.needed.flatMap(stepsFor),
		`      - uses: ${release.action}@v${release.version}`,
		...inputs({
			...folderOf(setup),
			...setup.forks && { "hand-over": "true" }
		}),
		""
	].join("\n");
}
function triggers({ branch, label, mergeGroup }) {
	const pull = label === null ? "  pull_request:" : "  pull_request: { types: [opened, synchronize, reopened, labeled] }";
	return [
		"on:",
		`  push: { branches: [${flow(branch)}] }`,
		pull,
		...mergeGroup === null ? [] : ["  merge_group:"]
	];
}
/** A text as GitHub's expressions write it. */
const text$1 = (value) => `'${oneLine(value).replaceAll("'", "''")}'`;
/**
* A pull request that has the label is measured whatever label is set next: a skipped job counts as a success, and would
* stand in the place of the one that failed.
*/
function condition({ label }) {
	if (label === null) return [];
	return [
		...SKIPPED_COMMENT.map((line) => `    # ${line}`),
		"    if: >-",
		"      github.event_name != 'pull_request' ||",
		`      contains(github.event.pull_request.labels.*.name, ${text$1(label)})`
	];
}
function permissions({ forks }) {
	return [
		...forks ? ["    # The code of a fork runs here and finds no token worth taking: it only reads, whatever stands below."] : [],
		"    permissions:",
		"      contents: read # check out head and base",
		"      actions: read # read earlier runs",
		...forks ? ["      statuses: write # of pushes and of merge queues, which no other run publishes"] : ["      pull-requests: write # the comment", "      statuses: write # the commit status"]
	];
}
function copied({ uses, inputs: lines, at }) {
	return [
		`      # ${oneLine(copiedText(at))}`,
		`      - uses: ${uses}`,
		...lines.length === 0 ? [] : ["        with:", ...lines.map((line) => line === "" ? "" : `          ${line}`)]
	];
}
function stepsFor(needed) {
	switch (needed.kind) {
		case "corepack": return ["      - run: corepack enable"];
		case "pipx": return [`      - run: pipx install ${needed.tool}`];
		case "java": return [
			"      - run: |",
			`          echo "JAVA_HOME=$JAVA_HOME_${needed.version}_X64" >> "$GITHUB_ENV"`,
			`          echo "$JAVA_HOME_${needed.version}_X64/bin" >> "$GITHUB_PATH"`
		];
	}
}
const folderOf = ({ folder }) => folder === "" ? {} : { "working-directory": folder };
function inputs(all) {
	const pairs = Object.entries(all).map(([name, value]) => `${name}: ${flow(value)}`);
	return pairs.length === 0 ? [] : [`        with: { ${pairs.join(", ")} }`];
}
/** In braces more characters end a value. */
const flow = (text) => /^[A-Za-z_.][\w./-]*$/.test(text) ? text : JSON.stringify(text);
/** The workflow that comments for the first one, on the default branch's own files. */
function publishText(setup, release) {
	return [
		`name: ${NAME}, published`,
		"on:",
		"  # zizmor: ignore[dangerous-triggers] nothing of the pull request is checked out or run here: its recording is data",
		`  workflow_run: { workflows: [${NAME}], types: [completed] }`,
		"permissions: {}",
		"concurrency:",
		`  group: performance-publish-\${{ github.event.workflow_run.id }}`,
		"  cancel-in-progress: false",
		"jobs:",
		"  publish:",
		"    # Not of runs that wait for approval, were skipped or cancelled, or could not start: they measured nothing.",
		"    if: >-",
		"      github.event.workflow_run.event == 'pull_request' &&",
		"      contains(fromJSON('[\"success\", \"failure\", \"timed_out\"]'), github.event.workflow_run.conclusion)",
		"    runs-on: ubuntu-latest",
		"    timeout-minutes: 10",
		"    permissions:",
		"      contents: read # the policy of the base branch",
		"      actions: read # the recording of the run that measured, and earlier runs",
		"      pull-requests: write # find the pull request, write the comment",
		"      statuses: write # the commit status",
		"    steps:",
		"      # Without `ref`: the default branch. The gate refuses to go on where the pull request's code is checked out.",
		`      - uses: ${CHECKOUT}`,
		"        with: { persist-credentials: false }",
		`      - uses: ${release.action}@v${release.version}`,
		...inputs({
			mode: "publish",
			gate: setup.gate,
			...folderOf(setup)
		}),
		""
	].join("\n");
}

// src/core/render/init/files.ts
/** What runs leave behind is no part of the repository; what is accepted is. */
const IGNORED = "*\n!.gitignore\n!accept.yml\n";
/** Every file of a set-up: without a workflow, where the repository has one that runs the gate already. */
function filesOf(setup, release, { gate, publishes }) {
	const measures = gate === null ? WORKFLOW : gate.file === publishes?.file ? null : gate.file;
	const here = (name) => setup.folder === "" ? name : `${setup.folder}/${name}`;
	return [
		{
			name: here("perf-gate.yml"),
			text: configText(setup, release, measures)
		},
		{
			name: here(".perf-gate/.gitignore"),
			text: IGNORED
		},
		...gate === null ? [{
			name: WORKFLOW,
			text: workflowText(setup, release)
		}] : [],
		...setup.forks && gate === null ? [{
			name: PUBLISH_WORKFLOW,
			text: publishText(setup, release)
		}] : []
	];
}

// src/core/words/init/found.ts
/** What was guessed, and from which file. */
function foundLines(setup, shown) {
	const { application, script, openapi, compose } = {
		...setup,
		...shown
	};
	return [
		...application === null ? [] : [line(frameworkText(application.framework), application.at)],
		...command("build", setup.build),
		...command("setup", setup.setup),
		...command("start", setup.start),
		...command("start, by Docker Compose", setup.compose),
		...application === null || setup.compose !== null ? [] : portLine(application.listening),
		line(`ready when ${setup.ready.value} answers`, setup.ready.at),
		script === null ? routesLine(setup) : line("a k6 script, which is used", {
			file: script.name,
			line: null
		}),
		...openapi === null ? [] : [line("an OpenAPI document", openapi)],
		...compose === null ? [] : [line(`services: ${namesOf(compose.services)}`, compose.at)],
		...setup.steps.map(({ uses, at }) => line(`step: ${uses.replace(/@.*/, "")}`, at)),
		...setup.mergeGroup === null ? [] : [line("a merge queue", setup.mergeGroup)]
	];
}
const line = (what, at) => ({
	what,
	from: at === null ? "" : placeText(at)
});
const command = (what, found) => found === null ? [] : [line(`${what}: ${found.value}`, found.at)];
function portLine(listening) {
	switch (listening.kind) {
		case "reads": return [line(`port: read from ${listening.variable}`, listening.at)];
		case "told": return [line("port: handed over by the start command", null)];
		case "fixed": return [line(`port: always ${listening.port}`, listening.at)];
		case "unknown": return [line("port: not found", null)];
	}
}
function routesLine({ calls, application }) {
	const routes = application?.routes ?? [];
	if (routes.length === 0) return line("no routes", null);
	const files = [...new Set(routes.map(({ at }) => at.file))];
	const more = files.length > 2 ? ` and ${files.length - 2} more` : "";
	return {
		what: `${calls.called.length} of ${routes.length} GET route${routes.length === 1 ? "" : "s"} in the load`,
		from: `${files.slice(0, 2).join(", ")}${more}`
	};
}
const namesOf = (services) => services.length === 0 ? "none that is known" : [...new Set(services.map(({ name }) => name))].join(", ");

// src/core/words/init/workflow-there.ts
/** What is to do where a workflow runs the gate already. */
function thereToDo(setup, gate, workflows) {
	const { elsewhere } = workflows;
	return [
		elsewhere === null ? `${placeText(gate)} runs the gate already, so no workflow was written.` : elsewhereText(gate, elsewhere, setup.folder),
		...setup.forks ? forksToDo(gate, workflows) : [],
		...setup.forks && elsewhere !== null ? publishToDo(setup, workflows) : []
	];
}
/** A leg of a matrix, and no second workflow: one keeps the gates of a repository together. */
function elsewhereText(gate, there, here) {
	const nothing = `${placeText(gate)} runs the gate in ${folderText(there)}, so no workflow was written, and nothing measures ${folderText(here)} yet.`;
	if (/\$\{\{\s*matrix\b/.test(there)) return `${nothing} Give the job's matrix a leg for it.`;
	if (there.includes("${{")) return `${nothing} Let the workflow run for it too (docs/monorepo.md).`;
	return `${nothing} Give the job a leg for each: \`strategy: { fail-fast: false, matrix: { folder: [${[there, here].map(scalar).join(", ")}] } }\` beside its \`steps:\`, and \`working-directory: "\${{ matrix.folder }}"\` below \`with:\` of the step (docs/monorepo.md). Its checks have other names then: where one is required, require the new ones.`;
}
const folderText = (folder) => folder === "" ? "the root of the repository" : folder;
/** In brackets more characters end a value. */
function scalar(folder) {
	const value = folder === "" ? "." : folder;
	return /^[A-Za-z_][\w./-]*$/.test(value) ? value : JSON.stringify(value);
}
/** What the workflow that is there lacks, for comments on pull requests from forks. */
function forksToDo(gate, { handsOver, publishes }) {
	return [...handsOver || gate.file === publishes?.file ? [] : [`Pull requests from forks: write \`hand-over: true\` below \`with:\` of the step in ${placeText(gate)}.`], ...publishes === null ? [`No workflow publishes what a pull request from a fork has measured: take examples/fork-pair/publish.yml, and put the \`name:\` of ${gate.file} into its \`workflows:\` (docs/forks.md).`] : []];
}
/** The workflow that publishes names one gate a step. */
function publishToDo({ gate, folder }, { publishes }) {
	if (publishes === null) return [];
	const inputs = [`\`gate: ${gate}\``, ...folder === "" ? [] : [`\`working-directory: ${folder}\``]];
	return [`${placeText(publishes)} publishes what another gate has measured: give its job a leg with ${inputs.join(" and ")} too.`];
}

// src/core/words/init/to-do.ts
/** What a person has to look at, a sentence or two each. */
function toDo(setup, shown) {
	const { application } = setup;
	return [
		...setup.isRepository ? [] : ["This folder is in no git repository, and base is a commit: `git init`, and commit."],
		...portToDo(setup),
		...readyToDo(setup),
		...application === null ? [] : othersToDo(application, shown.applications),
		...scriptToDo(setup),
		...setup.setup === null ? [] : [FILLED],
		...servicesToDo(setup, shown),
		...workflowToDo(setup, shown),
		...setup.trial ? [TRIAL] : []
	];
}
const TRIAL = "The gate watches, and blocks nothing. Its comment counts the pull requests that it would have blocked, and names the line of perf-gate.yml to take out.";
/** Only a database that lies in a file is set up by what is written. */
const FILLED = "Base and head each set up a SQLite database in their own folder. One that lies here already and not in git is head's alone, with all that it holds: let `app.env` name another file, which `app.setup` makes anew on both sides (docs/state.md).";
function portToDo({ fixed, application, compose }) {
	if (fixed !== null) {
		const { at, port, put } = fixed;
		return [`${placeText(at)} listens on ${port}: write \`${put}\` there, and take \`app.port\` and \`app.reach\` out of perf-gate.yml. Base and head could otherwise run at once on Linux only, each in a network of its own.`];
	}
	if (compose !== null || application?.listening.kind !== "unknown") return [];
	return ["Nothing was found that reads PORT: the application must listen on the port that this variable says."];
}
function readyToDo({ ready }) {
	if (ready.at !== null || ready.value !== "/") return [];
	return ["No path was found that tells that it is ready, so `app.ready` is /: it must answer 2xx."];
}
function othersToDo(chosen, all) {
	const others = all.filter((one) => one !== chosen);
	if (others.length === 0) return [];
	return [`Found too, and not taken: ${others.map(({ framework, at }) => `${frameworkText(framework)} (${placeText(at)})`).join(", ")}. \`npx perf-gate init\` in a terminal asks which it is.`];
}
function scriptToDo({ script, calls }) {
	if (script !== null) {
		if (script.fixed === null) return [];
		return [`${placeText(script.fixed)} calls a fixed address: write \`\${__ENV.BASE_URL}\` in its place, which is base's address on one side and head's on the other.`];
	}
	const guessed = calls.called.filter((call) => call.guessed.length > 0).map(({ name }) => name);
	if (calls.called.every(({ at }) => at === null)) return ["No routes were found: put those that matter into `workload.requests` of perf-gate.yml."];
	if (guessed.length === 0) return [];
	return [`perf-gate.yml calls ${guessed.join(", ")} with values that are guessed: put in some that exist.`];
}
function servicesToDo(setup, { compose }) {
	if (setup.compose !== null || compose === null || compose.services.length === 0) return [];
	return [`The workflow starts no ${[...new Set(compose.services.map(({ name }) => name))].join(", ")}: where the application needs it, give the job \`services:\`, and each side a database of its own by \`app.setup\` (examples/service-container).${instead(compose)}`];
}
/** What starts the application with all that it needs. */
function instead({ built, at }) {
	if (built === null) return "";
	return ` Or let Docker Compose start all of it, \`${built.name}\` too: \`compose: ${at.file}\` below \`app:\`, in place of \`build\`, \`setup\` and \`start\`.`;
}
function workflowToDo(setup, { workflows }) {
	if (workflows.gate !== null) return thereToDo(setup, workflows.gate, workflows);
	const { label, version } = setup;
	return [...version === null ? [] : [`The workflow uses the versions that GitHub's runner has. ${placeText(version)} may want another: add the step that sets it up (actions/setup-node, actions/setup-python, ruby/setup-ruby) before the gate.`], ...label === null ? [] : [`Pull requests without the label "${label}" are not measured, and are not blocked: GitHub counts a skipped job as a success, even where the check is required (docs/init.md).`]];
}

// src/core/render/init/report.ts
/** What was guessed, written and left to do, for a terminal. */
function initReport(setup, shown, { written, kept, directory }) {
	const found = foundLines(setup, shown);
	const width = Math.max(...found.map(({ what }) => what.length));
	const left = toDo(setup, shown);
	return [
		"Found",
		...found.map(({ what, from }) => `  ${what.padEnd(width)}  ${from}`.trimEnd()),
		"",
		...written.length === 0 ? ["Nothing was written."] : ["Wrote", ...written.map((name) => `  ${name}`)],
		...kept.length === 0 ? [] : ["Kept", ...kept.map((name) => `  ${name}`)],
		"",
		...left.length === 0 ? [] : [
			"To do",
			...left.map((one) => `  - ${one}`),
			""
		],
		"Next",
		...nextLines(directory, written),
		""
	].map(oneLine).join("\n");
}
/** Commands that work as they are pasted. */
function nextLines(directory, written) {
	const where = directory === "" ? "" : ` --working-directory ${directory}`;
	return [
		[`npx perf-gate check --base HEAD${where}`, "starts both sides and runs one iteration of the load on each: does it work?"],
		[`npx perf-gate run --base HEAD${where}`, "the whole gate; nothing changed yet, so it must pass"],
		...written.length === 0 ? [] : [[`git add ${written.join(" ")}`, "then commit, and open a pull request"]]
	].map(([command = "", why = ""]) => `  ${command}\n      ${why}`).flatMap((two) => two.split("\n"));
}

// src/entry/cli/init/init.ts
/** Looks at the repository, asks what is not clear, writes the files and says what it did. Returns the exit code. */
async function init(flags, { mask }) {
	const asker = isAsked(flags) ? (await import("./somebody.js")).somebody() : nobody;
	try {
		process.stdout.write(mask(await initBy(asker, flags, process.cwd())));
		return EXIT.ok;
	} catch (thrown) {
		if (!(thrown instanceof Cancelled)) throw thrown;
		process.stderr.write(`${CANCELLED}\n`);
		return EXIT.failed;
	}
}
const isAsked = ({ yes }) => yes !== true && process.stdin.isTTY === true && process.stderr.isTTY === true;
/** The same with somebody to ask, from the folder that relative paths start from. Returns what is to be said. */
async function initBy(asker, flags, from) {
	const named = text(flags, "working-directory") ?? "";
	const directory = path.resolve(from, named);
	const place = await gitPlace(directory, process.env);
	const tree = await readSources(directory);
	const shown = shownBy(tree, await workflowsBelow(place.root), place.folder);
	const setup = await decide(asker, flags, {
		tree,
		shown,
		place
	});
	const files = filesOf(setup, RELEASE, shown.workflows);
	const there = await inTheWay(place.root, files);
	const overwrite = there.length === 0 ? /* @__PURE__ */ new Set() : await asker.overwrite(there.map(({ name }) => name));
	const isKept = ({ name }) => there.some((one) => one.name === name) && !overwrite.has(name);
	await writeNewFiles(place.root, files.filter((file) => !isKept(file)), overwrite);
	const seen = ({ name }) => path.relative(from, path.join(place.root, name));
	const written = files.filter((file) => !isKept(file)).map(seen);
	return initReport(setup, shown, {
		written,
		kept: files.filter(isKept).map(seen),
		directory: named
	});
}
async function decide(asker, flags, { tree, shown, place }) {
	const application = await asker.application(shown.applications);
	const usual = application?.start?.value ?? null;
	const isKnown = usual === null && shown.compose?.built != null;
	const said = {
		start: text(flags, "start") ?? (isKnown ? null : await asker.start(usual)),
		build: text(flags, "build"),
		ready: text(flags, "ready")
	};
	const trial = await asker.trial(flags["trial"] === true);
	const given = {
		forks: flags["forks"] === true,
		label: text(flags, "label")
	};
	const choices = shown.workflows.gate === null ? await asker.choices(given) : given;
	const { folder, branch } = place;
	const name = path.basename(folder === "" ? place.root : folder);
	const where = {
		folder,
		branch,
		gate: defaultGate(name, null),
		isRepository: place.isRepository
	};
	const setup = setUp(tree, shown, {
		application,
		said,
		where,
		choices,
		trial
	});
	if (setup !== null) return setup;
	const message = unknownStart(foldersWithApplications(tree));
	throw new UsageError([{
		where: "--start",
		line: null,
		column: null,
		message
	}]);
}
async function workflowsBelow(root) {
	const files = await readSources(path.join(root, WORKFLOWS));
	return new Map([...files].map(([name, content]) => [`${WORKFLOWS}/${name}`, content]));
}
function text(flags, id) {
	const value = flags[id];
	return typeof value === "string" && value !== "" ? value : null;
}

export { init };