import { expect, it } from 'vitest';
import { markdown } from './markdown.ts';

it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '![x](data:text/html,x)'])(
  'LRN-5 %s in a lesson runs nothing',
  (text) => {
    expect(markdown(text)).not.toMatch(/<script|<img src=x|href="javascript|src="data/i);
  },
);

it('LRN-5 French spaces in a lesson do not break', () => {
  expect(markdown('Prêt ? « Oui »')).toContain('Prêt\u202f? «\u00a0Oui\u00a0»');
});

it('LRN-19 headings in a lesson follow the title of the page without a gap', () => {
  expect(markdown('### A\n\n#### B\n\n### C').match(/<h\d>/g)).toEqual(['<h2>', '<h3>', '<h2>']);
});
