import { expect, it } from 'vitest';
import { applyLayout } from './layout.ts';

const message = {
  subject: 'Sujet',
  greets: '<b>Zoé</b>',
  paragraphs: ['Un <b>message</b> & Cie.', 'Deux.'],
  action: { label: 'Ouvrir', url: 'https://cordee.example/x?a=1&b=2' },
  footnote: 'Fin.',
  locale: 'fr' as const,
  organisation: 'L’École',
};

it('NOTE-14 what people typed is escaped in a message', async () => {
  const { html } = await applyLayout(message);
  expect(html).toContain('Bonjour <bdi>&lt;b&gt;Zoé&lt;/b&gt;</bdi>,');
  expect(html).toContain('Un &lt;b&gt;message&lt;/b&gt; &amp; Cie.');
  expect(html).not.toContain('<b>');
});

it('NOTE-14 a message contains its language, its sender and its link, in HTML and in text', async () => {
  const { html, text } = await applyLayout(message);
  expect(html).toMatch(/<html[^>]* lang="fr"/);
  for (const part of [html, text]) expect(part).toContain('L’École');
  expect(html).toContain('href="https://cordee.example/x?a&#x3D;1&amp;b&#x3D;2"');
  expect(text).toContain('https://cordee.example/x?a=1&b=2');
});

it.each([
  ['by their name', 'مريم', 'fr', 'Bonjour <bdi>مريم</bdi>,', 'Bonjour مريم,'],
  ['without a name, at an address that is not confirmed', '', 'en', 'Hello,', 'Hello,'],
] as const)('H-80 H-84 a message greets %s', async (_, greets, locale, inHtml, inText) => {
  const { html, text } = await applyLayout({ ...message, greets, locale });
  expect(html).toContain(`>${inHtml}</p>`);
  expect(text.split('\n\n')[1]).toBe(inText);
});

it('NOTE-14 a message without a link has no button', async () => {
  const { action: _, ...plain } = message;
  expect((await applyLayout(plain)).html).not.toContain('<a ');
});

it('NOTE-14 text takes the colours of the mail program, and the button brings both of its own: nothing is dark on dark', async () => {
  const { html } = await applyLayout(message);
  const colours = [...html.matchAll(/[;"\s](color|background|background-color|bgcolor)[:=]\s*"?([^;"]+)/g)].map(
    ([, name, value]) => `${name} ${value}`,
  );
  expect([...new Set(colours)].sort()).toEqual(['background #0d5e4d', 'bgcolor #0d5e4d', 'color #ffffff', 'color inherit']);
  expect(html).not.toContain('prefers-color-scheme');
});
