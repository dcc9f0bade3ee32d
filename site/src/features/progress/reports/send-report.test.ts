import { describe, expect, it } from 'vitest';
import { secondsUntilRetry, toOutcome } from './send-report.ts';

describe('a report that was refused', () => {
  it.each([
    ['the session ended', 401, { code: 'kernel.sign_in_needed' }, { state: 'later', reason: 'signedOut' }],
    [
      'somebody else signed in',
      409,
      { code: 'kernel.other_person', message: 'm' },
      { state: 'later', reason: 'otherPerson', message: 'm' },
    ],
    ['the server is down', 503, { code: 'kernel.unavailable' }, { state: 'later', reason: 'notSaved' }],
    ['a gateway without an answer of ours', 502, {}, { state: 'later', reason: 'notSaved' }],
    ['too many at once', 429, {}, { state: 'later', reason: 'notSaved' }],
  ])('H-90 is sent again: %s', (_, status, answer, outcome) => {
    expect(toOutcome(status, answer)).toEqual(outcome);
  });

  it.each(['progress.faster_than_clock', 'progress.read_too_fast'])('H-90 counts later: %s', (code) => {
    expect(toOutcome(409, { code, message: 'm', facts: { seconds: 7 } })).toEqual({ state: 'wait', seconds: 7, message: 'm' });
  });

  it.each([
    ['the access ended', 403, 'seats.access_ended'],
    ['the lesson left the course', 404, 'progress.lesson_not_found'],
    ['the page was not ours', 403, 'progress.page_refused'],
    ['the lesson became a text', 409, 'progress.wrong_kind_of_lesson'],
  ])('H-89 is refused for ever, in words: %s', (_, status, code) => {
    expect(toOutcome(status, { code, message: 'm' })).toEqual({ state: 'refused', message: 'm' });
  });
});

describe('H-90 a report is sent again by itself', () => {
  it.each([
    ['when it counts', 409, { code: 'progress.read_too_fast', facts: { seconds: 7 } }, 7],
    ['in half a minute when the server was down', 503, { code: 'kernel.unavailable' }, 30],
    ['in half a minute when too many came at once', 429, {}, 30],
    ['not before its person signs in', 401, { code: 'kernel.sign_in_needed' }, undefined],
    ['not while somebody else is signed in', 409, { code: 'kernel.other_person' }, undefined],
    ['not when it is refused for ever', 403, { code: 'seats.access_ended' }, undefined],
  ])('%s', (_, status, answer, seconds) => {
    expect(secondsUntilRetry(toOutcome(status, answer))).toBe(seconds);
  });

  it('in half a minute when the line was cut, and not once it is saved', () => {
    expect(secondsUntilRetry({ state: 'later', reason: 'offline' })).toBe(30);
    expect(secondsUntilRetry({ state: 'saved', progress: undefined })).toBeUndefined();
  });
});
