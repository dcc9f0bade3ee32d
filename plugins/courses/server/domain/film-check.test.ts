import { expect, it } from 'vitest';
import { faultOf, hostsDown, isDurationWrong, oEmbedUrl, retryHostAfter } from './film-check.ts';

it.each([
  [1, 300],
  [2, 600],
  [7, 19_200],
  [8, 21_600],
  [40, 21_600],
])('LRN-5 a host that did not respond %d times is asked again after %d seconds', (attempts, seconds) => {
  expect(retryHostAfter(attempts)).toBe(seconds);
});

it.each([
  [200, null],
  [404, 'not-found'],
  [403, 'not-embeddable'],
  [401, 'not-embeddable'],
  [429, 'unreachable'],
  [502, 'unreachable'],
  [null, 'unreachable'],
])('LRN-5 a host that responds %s means %s', (status, fault) => {
  expect(faultOf(status)).toBe(fault);
});

it('LRN-5 queries the host about this very film, the hash of an unlisted one included', () => {
  expect(oEmbedUrl({ host: 'vimeo', id: '76979871', hash: 'abc123' })).toBe(
    'https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F76979871%2Fabc123&format=json',
  );
  expect(oEmbedUrl({ host: 'youtube', id: 'aqz-KE-bpKQ' })).toContain('https://www.youtube.com/oembed?url=');
});

it('LRN-5 a host is down when none of its films plays, and it has more than one', () => {
  const film = (host: 'own' | 'vimeo' | 'youtube', fault: 'not-found' | 'wrong-duration' | null) => ({ host, fault });
  expect(
    hostsDown([
      film('vimeo', 'not-found'),
      film('vimeo', 'not-found'),
      film('own', null),
      film('own', 'not-found'),
      film('youtube', 'not-found'),
    ]),
  ).toEqual(['vimeo']);
  expect(hostsDown([film('youtube', 'wrong-duration'), film('youtube', 'wrong-duration')]), 'they play').toEqual([]);
});

it.each([
  ['as noted', { noted: 213, measured: null, found: 213 }, false],
  ['rounded', { noted: 213, measured: null, found: 211 }, false],
  ['too long', { noted: 216, measured: null, found: 213 }, true],
  ['too short', { noted: 60, measured: null, found: 300 }, true],
  ['not found otherwise', { noted: 216, measured: null, found: null }, false],
  ['measured, whatever a player found', { noted: 216, measured: 216, found: 213 }, false],
])('H-87 a duration that is %s is wrong: %j', (_, durations, isWrong) => {
  expect(isDurationWrong(durations)).toBe(isWrong);
});
