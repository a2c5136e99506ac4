import type { Called } from './called.ts';
import type { Project, Service, Shared } from './project.ts';

export type Override = {
  readonly project: Project;
  /** name of the Compose project: the run's and the arm's own */
  readonly name: string;
  readonly called: Called;
  /** port of this machine that the application is called on; null: it does not run yet */
  readonly port: number | null;
  /** CPUs that every container is held to; absent: all */
  readonly cpus?: readonly number[] | undefined;
};

/**
 * The file that comes after the user's, so that two of the application run at once: what is called is published on the
 * arm's own port, other ports on any free one, all of them on the loopback interface, and nothing has a name or an address
 * that is the same for both.
 */
export function overrideText(override: Override): string {
  const { project, name } = override;
  const services = project.services.map((service) => serviceLines(service, override));
  return [
    '# Written by Perf Gate, for this run alone. It comes after your own files.',
    'services:',
    ...services.flat(),
    ...sharedLines('volumes', project.volumes, name),
    ...sharedLines('networks', project.networks, name),
    '',
  ].join('\n');
}

function serviceLines(service: Service, override: Override): readonly string[] {
  const { cpus = [] } = override;
  const lines = [
    ...(service.isNamed ? ['container_name: !reset null'] : []),
    ...imageLines(service, override),
    ...portLines(service, override),
    ...networkLines(service, override),
    ...(cpus.length > 0 ? [`cpuset: ${quoted(cpus.join(','))}`] : []),
  ];
  if (lines.length === 0) return [];
  return [`  ${quoted(service.name)}:`, ...lines.map((line) => `    ${line}`)];
}

/** Else the arm that is built last would give both its image. */
function imageLines(service: Service, { project, name }: Override): readonly string[] {
  const builder = builderOf(service, project);
  if (builder === null) return [];
  const never = builder === service ? [] : ['pull_policy: never'];
  // A tag of the user's own would be of the arm that is built last, and stay so.
  const tags = service.tags.length > 0 ? ['build: { tags: !reset null }'] : [];
  return [`image: ${quoted(imageOf(builder, name))}`, ...never, ...tags];
}

/** The service that builds the image of this one; null: nothing here does. */
function builderOf(service: Service, { services }: Project): Service | null {
  if (service.isBuilt) return service;
  const { image } = service;
  if (image === null) return null;
  return services.find((one) => one.isBuilt && [one.image, ...one.tags].includes(image)) ?? null;
}

/** Services whose image is none that is built here. */
export const fetchedOf = (project: Project): readonly string[] =>
  project.services.filter((one) => builderOf(one, project) === null).map(({ name }) => name);

/** As Compose itself calls what it builds. */
export const imageOf = (service: Service, project: string): string => `${project}-${service.name}`;

function portLines(service: Service, { called, port }: Override): readonly string[] {
  const others = service.ports.filter(
    ({ target, protocol }) => service.name !== called.service || target !== called.port || protocol !== 'tcp',
  );
  const own = service.name === called.service ? [portOf({ target: called.port, protocol: 'tcp' }, port)] : [];
  const all = [...own, ...others.map((one) => portOf(one, null))];
  if (all.length === 0) return [];
  return ['ports: !override', ...[...new Set(all)].map((one) => `  - ${one}`)];
}

/** Two networks cannot have the same addresses; one that others share keeps its own. */
function networkLines({ addresses }: Service, { project }: Override): readonly string[] {
  const own = project.networks.filter(
    ({ key, isExternal }) => !isExternal && (addresses[key] ?? []).length > 0,
  );
  if (own.length === 0) return [];
  const lines = own.map(({ key }) => {
    const reset = (addresses[key] ?? []).map((name) => `${name}: !reset null`);
    return `  ${quoted(key)}: { ${reset.join(', ')} }`;
  });
  return ['networks:', ...lines];
}

/** Compose reads JSON, too. */
function portOf(port: { target: number; protocol: string }, published: number | null): string {
  const { target, protocol } = port;
  const at = published === null ? {} : { published: String(published) };
  return JSON.stringify({ target, ...at, host_ip: '127.0.0.1', protocol });
}

function sharedLines(kind: string, all: readonly Shared[], project: string): readonly string[] {
  const own = all.filter(({ isExternal }) => !isExternal);
  if (own.length === 0) return [];
  const lines = own.map(({ key, isAddressed }) => {
    const name = quoted(`${project}_${key}`);
    return `  ${quoted(key)}: { name: ${name}${isAddressed ? ', ipam: !reset null' : ''} }`;
  });
  return [`${kind}:`, ...lines];
}

const quoted = (text: string): string => JSON.stringify(text);
