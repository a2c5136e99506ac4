import type { Detector, Listening } from '../application.ts';
import { aspnetRoutes } from '../routes/other-routes.ts';
import { firstHit, sources, type Tree, whole } from '../tree.ts';

const WEB = /Sdk="Microsoft\.NET\.Sdk\.Web"/;
const OUT = '.perf-gate/app';
const FIXED = /\.(?:Run|UseUrls)\(\s*"https?:\/\/[^":]*:(\d{2,5})|\bListen(?:AnyIP|Localhost)\(\s*(\d{2,5})/;

/** ASP.NET, published to a folder. */
export const aspnetApp: Detector = (tree) => {
  const project = sources(tree, ['csproj', 'fsproj']).find((name) => WEB.test(tree.get(name) ?? ''));
  if (project === undefined) return null;
  const name =
    project
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  const assembly = /<AssemblyName>([^<]+)</.exec(tree.get(project) ?? '')?.[1] ?? name;
  const files = sources(tree, ['cs']);
  const start = `ASPNETCORE_URLS="http://127.0.0.1:$PORT" dotnet ${OUT}/${assembly}.dll`;
  return {
    framework: 'aspnet',
    at: whole(project),
    build: { value: `dotnet publish ${project} -c Release -o ${OUT}`, at: whole(project) },
    setup: null,
    start: { value: start, at: whole(project) },
    env: {},
    listening: listeningOf(tree, files),
    routes: aspnetRoutes(tree, files),
    needed: [],
  };
};

/** Addresses that the code names come before the variable. */
function listeningOf(tree: Tree, files: readonly string[]): Listening {
  const fixed = firstHit(tree, files, FIXED);
  if (fixed === null) return { kind: 'told' };
  const port = Number(fixed.groups.find((group) => group !== ''));
  return { kind: 'fixed', port, at: fixed.at, put: 'Environment.GetEnvironmentVariable("PORT")' };
}
