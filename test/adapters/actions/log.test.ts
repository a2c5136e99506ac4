import { describe, expect, test } from 'vitest';
import { createActionsLog } from '../../../src/adapters/actions/log.ts';
import { captured } from './captured.ts';

/** Whether the runner would take the line as a command: ActionCommand.cs, both of its syntaxes. */
const acts = (line: string): boolean => line.trimStart().startsWith('::') || line.includes('##[');

describe("the action's log", () => {
  test.each([
    '::error::owned',
    '  \t::set-output name=verdict::pass',
    'fine\n::add-mask::e',
    'fine\r::stop-commands::x',
    'before ##[error]owned',
    '\u001b[31m::error::coloured',
    '\u0085::error::odd blank',
    '\ufeff::error::byte order mark',
    ':::error::three',
  ])('shows %j and lets none of it act', async (text) => {
    const lines = await captured(() => createActionsLog().write('info', text));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(acts)).toEqual([]);
    expect(lines.join('')).not.toContain('\u001b');
  });

  test('keeps text readable that only looks a little like a command', async () => {
    const text = 'std::vector is :: fine, 12::34 too';
    expect(await captured(() => createActionsLog().write('info', text))).toEqual([text]);
  });

  test('makes a group of a chapter, closed also when it throws', async () => {
    const log = createActionsLog();
    const lines = await captured(() =>
      log
        .group('Measure\n::error::x', async () => {
          log.write('info', 'inside');
          throw new Error('broken');
        })
        .catch(() => log.write('info', 'after')),
    );
    expect(lines).toEqual(['::group::Measure :\u200b:error::x', 'inside', '::endgroup::', 'after']);
  });

  test('leaves most annotations of the step to the verdict', async () => {
    const log = createActionsLog();
    const lines = await captured(() => {
      for (let number = 1; number <= 5; number += 1) log.write('warning', `w${number}`);
    });
    expect(lines).toEqual(['::warning::w1', '::warning::w2', '::warning::w3', 'Warning: w4', 'Warning: w5']);
  });

  test('masks secrets, and tells the runner to', async () => {
    const lines = await captured(() => {
      const log = createActionsLog({ secrets: ['ghs_longsecret', ''] });
      log.write('info', 'token ghs_longsecret');
      log.write('warning', 'token ghs_longsecret');
    });
    expect(lines).toEqual(['::add-mask::ghs_longsecret', 'token ***', '::warning::token ***']);
  });

  test('keeps a multi-line warning one annotation', async () => {
    const lines = await captured(() => createActionsLog().write('warning', 'one\n::error::two'));
    expect(lines).toEqual(['::warning::one%0A:\u200b:error::two']);
  });
});
