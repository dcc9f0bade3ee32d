import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal-code.ts';

describe('the code of a refusal', () => {
  it.each([
    ['a refusal of a rule', { status: 409, name: 'ConflictError', details: { code: 'seats.already_member' } }, 'seats.already_member'],
    ['an error of the server, which has undone everything', { status: 500, name: 'InternalServerError', details: {} }, 'other'],
    ['a request that nothing of ours answered', { status: 503, name: 'UnreachableError', details: {} }, 'unanswered'],
    ['an error of the browser', new TypeError('a fault'), 'other'],
    ['nothing', undefined, 'other'],
  ])('H-94 of %s', (_, error, code) => {
    expect(refusalOf(error).code).toBe(code);
  });

  it('SEAT-6 comes with the facts that its message needs', () => {
    const details = { code: 'seats.session_not_running', startsOn: '2026-11-02', endsOn: '2026-11-20', errors: [] };
    expect(refusalOf({ details })).toEqual({
      code: 'seats.session_not_running',
      facts: { startsOn: '2026-11-02', endsOn: '2026-11-20' },
    });
  });
});
