import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration, spellDuration } from './duration.ts';

describe('the duration of a film', () => {
  it.each([
    ['3:33', 213],
    [' 3:33 ', 213],
    ['03:33', 213],
    ['0:45', 45],
    ['75:00', 4500],
    ['1:02:03', 3723],
    ['3 min 33', 213],
    ['3 min 33 s', 213],
    ['3min33s', 213],
    ['3m33', 213],
    ['3’33”', 213],
    ['3 min', 180],
    ['213 s', 213],
    ['213 secondes', 213],
    ['1 h 2 min 3 s', 3723],
    ['1h02', 3720],
    ['1 h', 3600],
    ['213', 213],
  ])('LRN-5 “%s” is %i seconds', (typed, seconds) => {
    expect(parseDuration(typed)).toBe(seconds);
  });

  it.each([
    ['3:3x', 'unreadable'],
    ['3:3', 'unreadable'],
    ['3.33', 'unreadable'],
    ['3,33', 'unreadable'],
    ['-3', 'unreadable'],
    ['trois', 'unreadable'],
    ['', 'unreadable'],
    ['3:75', 'sixty'],
    ['3 min 75 s', 'sixty'],
    ['1:75:00', 'sixty'],
    ['0', 'out-of-range'],
    ['0:00', 'out-of-range'],
    ['7:00:00', 'out-of-range'],
    ['30000', 'out-of-range'],
  ])('LRN-5 “%s” is refused: %s', (typed, fault) => {
    expect(parseDuration(typed)).toBe(fault);
  });

  it.each([
    [213, '3:33', '3 min 33 s'],
    [45, '0:45', '45 s'],
    [180, '3:00', '3 min'],
    [3723, '1:02:03', '1 h 2 min 3 s'],
    [3605, '1:00:05', '1 h 5 s'],
  ])('LRN-5 %i seconds are shown as %s, which is read as the same', (seconds, clock, words) => {
    expect([formatDuration(seconds), spellDuration(seconds)]).toEqual([clock, words]);
    expect([parseDuration(clock), parseDuration(words)]).toEqual([seconds, seconds]);
  });
});
