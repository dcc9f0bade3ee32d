import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { preferredLocale, translator } from './messages.ts';

const plugins = path.resolve(import.meta.dirname, '../../../plugins');

/** Every code that a plugin declares with `refusal(…)`. */
const codes = readdirSync(plugins, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('node_modules'))
  .flatMap((file) =>
    [...readFileSync(path.join(plugins, file), 'utf8').matchAll(/^export const \w+ = refusal<[^(]*>\(\s*'([\w.]+)'/gm)].map(
      ([, code]) => code,
    ),
  );

const params = (text: string) => [...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name).sort();

describe('the catalogue', () => {
  it('has a message for every refusal, in both languages', () => {
    expect(codes.length).toBeGreaterThan(15);
    for (const catalogue of [fr, en]) for (const code of codes) expect(catalogue).toHaveProperty([`refusal.${code}`]);
  });

  it('has the same keys with the same parameters in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
    const english: Record<string, string> = en;
    for (const [key, text] of Object.entries(fr))
      expect([key, ...new Set(params(text))]).toEqual([key, ...new Set(params(english[key] ?? ''))]);
  });

  it('French spaces do not break', () => {
    expect(translator('fr')('signIn.forgotten')).toBe('Mot de passe oublié\u202f?');
  });

  it('plurals follow the rules of the language', () => {
    expect([0, 1, 5].map((days) => translator('fr')('home.open', { days }))).toEqual([
      'Dernier jour aujourd’hui',
      'Encore 1\u00a0jour',
      'Encore 5\u00a0jours',
    ]);
  });
});

describe('the language of a browser', () => {
  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['en-US', 'en'],
    ['EN', 'en'],
    ['fr-CA,en;q=0.5', 'fr'],
    ['de-DE,de;q=0.9,en;q=0.8,fr;q=0.7', 'en'],
    ['de-DE,de;q=0.9,fr;q=0.8,en;q=0.7', 'fr'],
  ])('%j: the first of ours that it lists is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });

  it.each([
    ['fr;q=0.4,en;q=0.9', 'en'],
    ['en;q=0.4,fr;q=0.9', 'fr'],
    ['en;q=0.5,fr', 'fr'],
    ['fr;q=0,en;q=0.1', 'en'],
    ['fr;q=0,*', 'en'],
    ['en;q=0,*', 'fr'],
  ])('%j: the quality counts, not the order: %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });

  it.each([[null], [''], ['es'], ['es-ES,es;q=0.9,pt;q=0.8'], ['*'], ['fr;q=0'], [';;=,,q'], ['en;q=nonsense']])(
    '%j: French, for it accepts none of ours, or both alike',
    (header) => {
      expect(preferredLocale(header)).toBe('fr');
    },
  );
});
