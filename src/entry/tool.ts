import manifest from '../../package.json' with { type: 'json' };

const [owner = '', name = ''] = manifest.repository.replace('github:', '').split('/');

export const VERSION: string = manifest.version;
/** for the files: "perf-gate 0.1.0" */
export const TOOL: string = `${manifest.name} ${manifest.version}`;
export const ISSUES_URL: string = `https://github.com/${owner}/${name}/issues`;
/** The action, as a workflow uses it. */
export const RELEASE: { readonly action: string; readonly version: string } = {
  action: `${owner}/${name}`,
  version: VERSION,
};
