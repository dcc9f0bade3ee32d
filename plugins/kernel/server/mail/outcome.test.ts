import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

const error = (facts: object) => Object.assign(new Error('reply of the server'), facts);

describe('the outcome of sending a message', () => {
  it.each([
    ['the server rejects it permanently', { responseCode: 550 }, 'refused'],
    ['the server rejects it temporarily', { responseCode: 451 }, 'queued'],
    ['the server cannot be reached', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'queued'],
    ['our password is wrong, which is not the fault of the message', { code: 'EAUTH', responseCode: 535 }, 'queued'],
    ['the connection is lost, possibly after the message was accepted', { code: 'ECONNECTION', command: 'CONN' }, 'unknown'],
    ['the server does not answer in time', { code: 'ETIMEDOUT' }, 'unknown'],
  ])('NOTE-11 %s', (_, facts, state) => {
    expect(outcomeOf(error(facts), 1)).toMatchObject({ state, reply: 'reply of the server' });
  });

  it('NOTE-11 a message that a server kept silent on for half a minute is repeated within two and a half', () => {
    expect(outcomeOf(error({ code: 'ETIMEDOUT' }), 1)).toMatchObject({
      state: 'unknown',
      wait: expect.toSatisfy((wait) => wait + 30 < 150),
    });
  });

  it.each([
    [1, 2],
    [5, 32],
    [30, 3600],
  ])('NOTE-11 after %d failed attempts, the next is made %d seconds later', (attempts, wait) => {
    expect(outcomeOf(error({ code: 'ECONNREFUSED' }), attempts)).toMatchObject({ state: 'queued', wait });
  });
});
