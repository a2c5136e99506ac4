/** One file of a k6 release and what lies in it. */
export type ReleaseAsset = {
  readonly file: string;
  readonly format: 'tar.gz' | 'zip';
  /** path of the program inside the archive, with `/` */
  readonly member: string;
};

const systems: Readonly<Partial<Record<NodeJS.Platform, { name: string; format: ReleaseAsset['format'] }>>> =
  {
    linux: { name: 'linux', format: 'tar.gz' },
    darwin: { name: 'macos', format: 'zip' },
    win32: { name: 'windows', format: 'zip' },
  };
const processors: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The release file for a machine. Throws an Error that names the machine when k6 has none for it. */
export function releaseAsset(version: string, platform: NodeJS.Platform, arch: string): ReleaseAsset {
  const system = systems[platform];
  const processor = processors[arch];
  if (system === undefined || processor === undefined || (platform === 'win32' && arch === 'arm64')) {
    throw new Error(`k6 has no release file for ${platform}-${arch}`);
  }
  const folder = `k6-v${version}-${system.name}-${processor}`;
  const program = platform === 'win32' ? 'k6.exe' : 'k6';
  return { file: `${folder}.${system.format}`, format: system.format, member: `${folder}/${program}` };
}

/** Name of the release's list of SHA-256 sums. */
export function checksumsFile(version: string): string {
  return `k6-v${version}-checksums.txt`;
}

/** Address of a release file. `mirror` stands in for https://github.com and serves the same paths. */
export function releaseUrl(version: string, file: string, mirror: string | null): string {
  const base = (mirror ?? 'https://github.com').replace(/\/+$/, '');
  return `${base}/grafana/k6/releases/download/v${version}/${file}`;
}

/** A URL fit for a log: without the name and password that a private mirror's may carry. */
export function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/, '$1');
}
