import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLOURS } from './colours.ts';

/** Reads a style sheet of the site. */
const styles = (name: string) => readFileSync(new URL(`../../../../site/src/styles/${name}`, import.meta.url), 'utf8');

/** The surfaces of the site on which theme colours are shown: those of panels and of the page. */
function surfacesOf(mode: 'light' | 'dark'): string[] {
  const [, theme = ''] = styles('site.css').split(`name: "${mode}";`);
  return ['100', '200'].map((base) => new RegExp(`--color-base-${base}: (#[0-9a-f]{6});`).exec(theme)?.[1] ?? `no base-${base} in ${mode}`);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of themes', () => {
  it('LRN-2 there are about twenty', () => {
    expect(Object.keys(COLOURS).length).toBeGreaterThanOrEqual(20);
  });

  it.each(Object.entries(COLOURS))('LRN-2 %s can be read on every surface', (_, shades) => {
    for (const mode of ['light', 'dark'] as const)
      for (const surface of surfacesOf(mode)) expect(contrast(shades[mode], surface)).toBeGreaterThanOrEqual(4.5);
  });

  it('LRN-2 the site shows the same values', () => {
    const css = styles('theme-colours.css');
    for (const [name, { light, dark }] of Object.entries(COLOURS))
      expect(css).toContain(`.theme-${name} { --theme-light: ${light}; --theme-dark: ${dark}; }`);
  });
});
