import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { message, preferred } from './messages.ts';

const plugins = path.resolve(import.meta.dirname, '../../../plugins');

/** Every code declared by `refusal(…)` in a room. */
const codes = readdirSync(plugins, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('node_modules'))
  .flatMap((file) =>
    [...readFileSync(path.join(plugins, file), 'utf8').matchAll(/^export const \w+ = refusal<[^(]*>\(\s*'([\w.]+)'/gm)].map(
      ([, code]) => code,
    ),
  );

const params = (text: string) => [...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name).sort();

describe('the catalogue', () => {
  it('every refusal has its sentence in both languages', () => {
    expect(codes.length).toBeGreaterThan(15);
    for (const catalogue of [fr, en]) for (const code of codes) expect(catalogue).toHaveProperty([`refusal.${code}`]);
  });

  it('both languages say the same things with the same facts', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
    for (const [key, text] of Object.entries(fr))
      expect([key, ...new Set(params(text))]).toEqual([key, ...new Set(params((en as Record<string, string>)[key] ?? ''))]);
  });

  it('French spaces do not break', () => {
    expect(message('fr', 'signIn.forgotten')).toBe('Mot de passe oublié\u202f?');
  });

  it('counts speak their language', () => {
    expect([0, 1, 5].map((days) => message('fr', 'home.open', { days }))).toEqual([
      'Dernier jour aujourd’hui',
      'Encore 1\u00a0jour',
      'Encore 5\u00a0jours',
    ]);
  });

  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['de-DE,de;q=0.9,en;q=0.8,fr;q=0.7', 'en'],
    ['es', 'fr'],
    [null, 'fr'],
  ])('a browser that asks for %j reads %s', (header, locale) => {
    expect(preferred(header)).toBe(locale);
  });
});
