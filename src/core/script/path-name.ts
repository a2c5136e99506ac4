const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HASH = /^(?=.*\d)[0-9a-f]{16,}$/i;

/** What the report calls requests to a path: without its query, `:id` for numbers, UUIDs and hashes in it. */
export function pathName(path: string): string {
  const [plain = ''] = path.split('?');
  const isValue = (segment: string) => /^\d+$/.test(segment) || UUID.test(segment) || HASH.test(segment);
  return plain
    .split('/')
    .map((segment) => (isValue(segment) ? ':id' : segment))
    .join('/');
}
