import { isObject } from '../../../core/config/is-object.ts';

/** A port that a service publishes, as `docker compose config` has it. */
export type PublishedPort = {
  /** in the container */
  readonly target: number;
  readonly protocol: string;
};

export type Service = {
  readonly name: string;
  /** whether its image is built here */
  readonly isBuilt: boolean;
  /** null: the one that is built, by a name that Compose chooses */
  readonly image: string | null;
  /** more names that its image gets when it is built */
  readonly tags: readonly string[];
  readonly ports: readonly PublishedPort[];
  /** ports that it names without publishing them */
  readonly exposed: readonly number[];
  /** whether its container has one name, whatever the project */
  readonly isNamed: boolean;
  /** whether it is in the machine's own network */
  readonly isOnHost: boolean;
  /** settings of addresses that it always has, by the network that they are in */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
};

/** A volume or a network of the project. */
export type Shared = {
  readonly key: string;
  /** nobody's here: it outlives every project */
  readonly isExternal: boolean;
  /** a network whose addresses are always the same ones */
  readonly isAddressed: boolean;
};

/** What Compose files come to. */
export type Project = {
  readonly services: readonly Service[];
  readonly volumes: readonly Shared[];
  readonly networks: readonly Shared[];
};

/** Reads what `docker compose config --format json` prints. Throws where it is nothing of that kind. */
export function readProject(text: string): Project {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error('it is no object');
  return {
    services: entries(value['services']).map(([name, service]) => readService(name, service)),
    volumes: entries(value['volumes']).map(readShared),
    networks: entries(value['networks']).map(readShared),
  };
}

function readService(name: string, service: Readonly<Record<string, unknown>>): Service {
  const { image, build, ports, expose, container_name: own, network_mode: network, networks } = service;
  return {
    name,
    isBuilt: build !== undefined && build !== null,
    image: typeof image === 'string' ? image : null,
    tags: isObject(build) ? list(build['tags']).map(String) : [],
    ports: list(ports).flatMap((port) => readPort(port) ?? []),
    exposed: list(expose).flatMap((port) => (Number(port) > 0 ? [Number(port)] : [])),
    isNamed: typeof own === 'string',
    isOnHost: network === 'host',
    addresses: Object.fromEntries(
      entries(networks).map(([key, one]) => [key, ADDRESSES.filter((name) => name in one)]),
    ),
  };
}

const ADDRESSES = ['ipv4_address', 'ipv6_address'];

function readPort(port: unknown): PublishedPort | null {
  if (!isObject(port) || typeof port['target'] !== 'number') return null;
  const { target, protocol } = port;
  return { target, protocol: typeof protocol === 'string' ? protocol : 'tcp' };
}

function readShared([key, value]: readonly [string, Readonly<Record<string, unknown>>]): Shared {
  const { external, ipam } = value;
  return {
    key,
    isExternal: external === true,
    isAddressed: isObject(ipam) && list(ipam['config']).length > 0,
  };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One that says nothing of itself stands there as null. */
function entries(value: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, one]) => [key, isObject(one) ? one : {}] as const);
}
