/** A file as a profile names it, as a path with `/`: of a `file:` URL its path, anything else as it is. */
export function pathOf(file: string): string {
  const path = file.startsWith('file://')
    ? decoded(file.slice('file://'.length).replace(/[?#].*$/s, ''))
    : file;
  const isWindows = /^\/?[a-zA-Z]:[\\/]/.test(path);
  return isWindows ? path.replace(/^\//, '').replaceAll('\\', '/') : path;
}

/** A folder, and the checked-out repository that it is in (itself where there is none): absolute, without `/` at the end. */
export type Folder = { readonly path: string; readonly repository: string };

/** Whether a path lies in one of the folders. */
export function isInFolders(path: string, folders: readonly Folder[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder.path}/`));
}

/**
 * A path relative to the folder whose repository it lies in; null: it lies in none. What several services share has
 * the same one wherever a revision is checked out.
 */
export function inRepository(path: string, folders: readonly Folder[]): string | null {
  const folder = folders.find(({ repository }) => path.startsWith(`${repository}/`));
  if (folder === undefined) return null;
  const [from, to] = [folder.path.split('/'), path.split('/')];
  const fork = from.findIndex((part, index) => part !== to[index]);
  const shared = fork === -1 ? from.length : fork;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
