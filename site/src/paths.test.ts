import { expect, it } from 'vitest';
import { safeRedirect } from './paths.ts';

it.each(['/parcours/abc', '/parcours/abc/lecons/def', '/?x=1'])('after signing in, the path %s is followed', (returnTo) => {
  expect(safeRedirect(returnTo)).toBe(returnTo);
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\nb', '/€', '', null])(
  'after signing in, %j leads home',
  (returnTo) => {
    expect(safeRedirect(returnTo)).toBe('/');
  },
);
