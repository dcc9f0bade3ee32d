import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { NumberIsNotMobile, NumberUnreadable, SmsNeedsMobile } from './refusals.ts';

/** The countries tried for a number typed without its country code: France, then its overseas departments. */
const DEFAULT_COUNTRIES: readonly CountryCode[] = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT'];

const MOBILE_TYPES = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** Normalizes a typed mobile number to the stored form, +33612345678. @throws NumberUnreadable, NumberIsNotMobile (ACC-10) */
export function mobileNumber(typed: string): string {
  const number = DEFAULT_COUNTRIES.map((country) => parsePhoneNumberFromString(typed, country)).find((parsed) => parsed?.isValid());
  if (!number) throw new NumberUnreadable({});
  if (!isMobile(number)) throw new NumberIsNotMobile({});

  return number.number;
}

/** Formats a stored number for display: +33 6 12 34 56 78. */
export const formatPhoneNumber = (stored: string): string => parsePhoneNumberFromString(stored)?.formatInternational() ?? stored;

/** Checks that SMS are not allowed without a mobile number. @throws SmsNeedsMobile (ACC-10) */
export function checkSms({ mobile, sms }: Readonly<{ mobile: string | null; sms: boolean }>): void {
  if (sms && mobile === null) throw new SmsNeedsMobile({});
}

const isMobile = (number: PhoneNumber) => MOBILE_TYPES.has(number.getType() ?? '');
