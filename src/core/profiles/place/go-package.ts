/**
 * Path of the package that a Go function belongs to: `net/http` of `net/http.(*conn).serve`. Null where the name is none
 * of Go's.
 */
export function goPackageOf(name: string): string | null {
  // Type arguments hold paths of their own.
  const [plain = ''] = name.split('[');
  const dot = plain.indexOf('.', plain.lastIndexOf('/') + 1);
  return dot < 1 ? null : plain.slice(0, dot);
}

/** Where a package lies in the module that it is of, `` being its root; null: in none of them. */
export function folderInModules(path: string, modules: readonly string[]): string | null {
  for (const module of modules) {
    if (path === module) return '';
    if (path.startsWith(`${module}/`)) return path.slice(module.length + 1);
  }
  return null;
}
