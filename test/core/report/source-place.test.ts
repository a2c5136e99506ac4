import { expect, test } from 'vitest';
import { sourcePlace } from '../../../src/core/report/causes/source-place.ts';
import { sampleSource, shaOf } from '../../contracts/samples.ts';

const RUN = 'https://ghe.example.com/acme/shop/actions/runs/7';
const source = { ...sampleSource(), repository: 'acme/shop', sha: shaOf(7) };

const placed = (file: string, of = source, run: string | null = RUN) =>
  sourcePlace({ place: { file, line: 12 } }, { source: of }, run);

test('a place leads to the line as head has it, on the server of the run', () => {
  expect(placed('src/a (1)#é.js')).toEqual({
    text: 'src/a (1)#é.js:12',
    url: `https://ghe.example.com/acme/shop/blob/${shaOf(7)}/src/a%20%281%29%23%C3%A9.js#L12`,
  });
  expect(sourcePlace({}, { source }, RUN)).toBeNull();
});

test('where it would lead out of the repository, or to no commit of a known one, it leads nowhere', () => {
  for (const file of ['../../evil/x/blob/main/a.js', '/etc/passwd', 'a//b.js', './a.js'])
    expect(placed(file)?.url).toBeNull();
  expect(placed('a.js', { ...source, sha: 'main' })?.url).toBeNull();
  expect(placed('a.js', { ...source, repository: '' })?.url).toBeNull();
  expect(placed('a.js', source, null)).toEqual({ text: 'a.js:12', url: null });
});
