import { expect, it } from 'vitest';
import { markdown } from './markdown.ts';

it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '![x](data:text/html,x)'])(
  'LRN-5 %s in a lesson runs nothing',
  (text) => {
    expect(markdown(text, '/fichiers')).not.toMatch(/<script|<img src=x|href="javascript|src="data/i);
  },
);

it('LRN-5 French spaces in a lesson do not break', () => {
  expect(markdown('Prêt ? « Oui »', '/fichiers')).toContain('Prêt\u202f? «\u00a0Oui\u00a0»');
});

it('LRN-19 headings in a lesson follow the title of the page without a gap', () => {
  expect(markdown('### A\n\n#### B\n\n### C', '/fichiers').match(/<h\d>/g)).toEqual(['<h2>', '<h3>', '<h2>']);
});

it('LRN-5 a picture of the media library is asked of the page, with its description; other addresses stay', () => {
  const html = markdown(
    '![Le pot « d’arrivée »](/uploads/pot_1a.png) [fiche](/uploads/fiche_1b.pdf) ![x](/uploads/../x.png) [y](/parcours)',
    '/la/lecon/fichiers',
  );
  expect(html).toContain('<img src="/la/lecon/fichiers/pot_1a.png" alt="Le pot « d’arrivée »" loading="lazy">');
  expect(html).toContain('<a href="/la/lecon/fichiers/fiche_1b.pdf">');
  expect(html).toContain('src="/uploads/../x.png"');
  expect(html).toContain('href="/parcours"');
});
