import type { ComposeConfig } from '../../../core/config/kinds/compose.ts';
import type { Project, Service } from './project.ts';

/** The service that is called, and the port that it listens on in its container. */
export type Called = { readonly service: string; readonly port: number };

/** Which service is the application, and where it listens; a sentence where nobody can tell. */
export function calledIn(project: Project, config: ComposeConfig): Called | string {
  const service = serviceOf(project.services, config);
  if (typeof service === 'string') return service;
  if (service.isOnHost)
    return `The service \`${service.name}\` is in the network of the machine (network_mode: host), where base and head cannot both have its port: take that out.`;
  const port = config.port ?? portOf(service);
  return typeof port === 'string' ? port : { service: service.name, port };
}

function serviceOf(all: readonly Service[], { service: wanted }: ComposeConfig): Service | string {
  if (wanted !== null) {
    const names = namesOf(all);
    return all.find(({ name }) => name === wanted) ?? `There is no service \`${wanted}\`: there is ${names}.`;
  }
  const published = all.filter((one) => tcpPorts(one).length > 0);
  const built = published.filter(({ isBuilt }) => isBuilt);
  const [first, ...rest] = built.length > 0 ? built : published;
  if (first !== undefined && rest.length === 0) return first;
  const [only, ...others] = all;
  if (first === undefined && only !== undefined && others.length === 0) return only;
  const which = first === undefined ? all : [first, ...rest];
  return `Which service is the application? Set \`app.compose.service\` to one of ${namesOf(which)}.`;
}

function portOf(service: Service): number | string {
  const published = tcpPorts(service);
  const [first, ...rest] = published.length > 0 ? published : [...new Set(service.exposed)];
  if (first !== undefined && rest.length === 0) return first;
  const which = first === undefined ? 'names no port' : `has several ports (${[first, ...rest].join(', ')})`;
  return `The service \`${service.name}\` ${which}: set \`app.compose.port\` to the one that it listens on in its container.`;
}

const tcpPorts = ({ ports }: Service): readonly number[] => [
  ...new Set(ports.flatMap(({ target, protocol }) => (protocol === 'tcp' ? [target] : []))),
];

const namesOf = (services: readonly Service[]): string =>
  services.map(({ name }) => `\`${name}\``).join(', ');
