import { expect, it } from 'vitest';
import { ourOwn } from './paths.ts';

it.each(['/parcours/abc', '/parcours/abc/lecons/def', '/?x=1'])('after signing in, %s is ours to go to', (then) => {
  expect(ourOwn(then)).toBe(then);
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\nb', '', null])(
  'after signing in, %j leads home',
  (then) => {
    expect(ourOwn(then)).toBe('/');
  },
);
