import { isObject } from '../is-object.ts';
import { placeInside } from '../place-name.ts';
import { suggest } from '../suggest.ts';
import { fault, good, type Kind, notOfThisKind, type Stranger, wrong } from './kind.ts';
import { PORT } from './numbers/port.ts';
import { TEXT_PATTERN } from './texts/text.ts';

/** An application that Docker Compose starts. */
export type ComposeConfig = {
  /** the files that describe it, as `docker compose --file` takes them; at least one */
  readonly files: readonly string[];
  /** the service that is called; null: the only one that can be meant */
  readonly service: string | null;
  /** the port that it listens on in its container; null: the only one that it names */
  readonly port: number | null;
};

const KEYS: readonly string[] = ['file', 'service', 'port'];
const FILE_WANTS = 'a Compose file, such as compose.yml, or a list of them';
const SERVICE_WANTS = 'the name of a service, such as web';

/** A file's name, or an object with the file and what a file may leave open. */
export const COMPOSE: Kind<ComposeConfig> = {
  read(raw) {
    const given = isObject(raw) ? raw : { file: raw };
    if (!isObject(raw) && !isFiles(raw)) return notOfThisKind;
    const { file, service = null, port = null } = given;
    const isPort = port === null ? null : PORT.read(port);
    const faults = [
      ...(isFiles(file) ? [] : [fault(['file'], file, FILE_WANTS)]),
      ...(service === null || isText(service) ? [] : [fault(['service'], service, SERVICE_WANTS)]),
      ...(isPort?.ok === false ? [fault(['port'], port, PORT.wants)] : []),
    ];
    if (faults.length > 0) return wrong(faults);
    return good({
      files: filesOf(file),
      service: isText(service) ? service.trim() : null,
      port: isPort?.ok === true ? isPort.value : null,
    });
  },
  wants: 'a Compose file, such as compose.yml, a list of them, or { file, service, port }',
  meant: (raw) => (raw === true ? 'compose.yml' : null),
  schema: schema(),
  strangers: (value, path) =>
    Object.keys(isObject(value) ? value : {})
      .filter((key) => !KEYS.includes(key))
      .map((key) => stranger([...path, key], key)),
};

const isText = (raw: unknown): raw is string => typeof raw === 'string' && TEXT_PATTERN.test(raw);

const isFiles = (raw: unknown): boolean =>
  isText(raw) || (Array.isArray(raw) && raw.length > 0 && raw.every(isText));

const filesOf = (raw: unknown): readonly string[] =>
  (Array.isArray(raw) ? raw : [raw]).map((name) => String(name).trim());

function stranger(path: readonly (string | number)[], key: string): Stranger {
  const near = suggest(key, KEYS);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  const name = placeInside(path).replace(/^\./, '');
  return { path, message: `${name} is not a setting.${meant} Known here: ${KEYS.join(', ')}.` };
}

function schema() {
  const text = { type: 'string', pattern: TEXT_PATTERN.source };
  const files = { anyOf: [text, { type: 'array', items: text, minItems: 1 }] };
  return {
    anyOf: [
      ...files.anyOf,
      {
        type: 'object',
        properties: { file: files, service: text, port: PORT.schema },
        required: ['file'],
        additionalProperties: false,
      },
    ],
  };
}
