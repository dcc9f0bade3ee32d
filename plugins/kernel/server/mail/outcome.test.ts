import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

const error = (facts: object) => Object.assign(new Error('said the server'), facts);

describe('what became of a sending', () => {
  it.each([
    ['the server refuses for good', { responseCode: 550 }, 'refused'],
    ['the server says later', { responseCode: 451 }, 'queued'],
    ['nobody answers the door', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'queued'],
    ['our password is wrong, which is not the message’s fault', { code: 'EAUTH', responseCode: 535 }, 'queued'],
    ['the line breaks, which may be after the last word', { code: 'ECONNECTION', command: 'CONN' }, 'unknown'],
    ['no answer in time', { code: 'ETIMEDOUT' }, 'unknown'],
  ])('NOTE-11 %s', (_, facts, state) => {
    expect(outcomeOf(error(facts), 1)).toMatchObject({ state, reply: 'said the server' });
  });

  it('NOTE-11 tries grow apart, up to an hour', () => {
    const waits = [1, 5, 30].map((attempts) => (outcomeOf(error({ code: 'ECONNREFUSED' }), attempts) as { wait: number }).wait);
    expect(waits).toEqual([2, 32, 3600]);
  });
});
