import { describe, expect, it } from 'vitest';
import { refusalCode } from './refusal-code.ts';

describe('the code of a refusal', () => {
  it.each([
    ['a refusal of a rule', { status: 409, name: 'ConflictError', details: { code: 'seats.already_member' } }, 'seats.already_member'],
    ['an error of the server, which has undone everything', { status: 500, name: 'InternalServerError', details: {} }, 'other'],
    ['a request that nothing of ours answered', { status: 503, name: 'UnreachableError', details: {} }, 'unanswered'],
    ['an error of the browser', new TypeError('a fault'), 'other'],
    ['nothing', undefined, 'other'],
  ])('H-94 of %s', (_, error, code) => {
    expect(refusalCode(error)).toBe(code);
  });
});
