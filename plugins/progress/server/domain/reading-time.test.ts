import { describe, expect, it } from 'vitest';
import { readingSeconds } from './reading-time.ts';

describe('reading time', () => {
  it.each([
    ['', 0],
    ['mot '.repeat(200), 60],
    ['## Le *titre*\n\n- **un**\n- deux : trois', 2],
    ['![Une corde](/uploads/une-corde-de-rappel-de-soixante-metres.png) [ici](https://example.org/une/adresse/longue)', 1],
    ['https://example.org/une/adresse/longue', 0],
  ])('LRN-21 %s', (text, seconds) => {
    expect(readingSeconds(text, 'fr')).toBe(seconds);
  });
});
