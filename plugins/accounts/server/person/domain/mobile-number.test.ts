import { describe, expect, it } from 'vitest';
import { checkSms, formatPhoneNumber, mobileNumber } from './mobile-number.ts';
import { NumberIsNotMobile, NumberUnreadable, SmsNeedsMobile } from './refusals.ts';

describe('a mobile number', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    [' 06.12.34.56.78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0690 12 34 56', '+590690123456'],
    ['+32 470 12 34 56', '+32470123456'],
  ])('ACC-10 %s is stored as %s', (typed, stored) => {
    expect(mobileNumber(typed)).toBe(stored);
  });

  it.each([
    ['01 23 45 67 89', NumberIsNotMobile],
    ['0800 123 456', NumberIsNotMobile],
    ['06 12', NumberUnreadable],
    ['07 00 00 00 00', NumberUnreadable],
    ['mon portable', NumberUnreadable],
    ['', NumberUnreadable],
  ])('ACC-10 %j is refused', (typed, refusal) => {
    expect(() => mobileNumber(typed)).toThrow(refusal);
  });

  it('ACC-10 is displayed in groups of digits', () => {
    expect(formatPhoneNumber('+33612345678')).toBe('+33 6 12 34 56 78');
  });

  it('ACC-10 is needed for SMS', () => {
    expect(() => checkSms({ mobile: null, sms: true })).toThrow(SmsNeedsMobile);
    expect(() => checkSms({ mobile: null, sms: false })).not.toThrow();
    expect(() => checkSms({ mobile: '+33612345678', sms: true })).not.toThrow();
  });
});
