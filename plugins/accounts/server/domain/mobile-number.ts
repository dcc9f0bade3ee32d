import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { NumberIsNotMobile, NumberUnreadable, SmsNeedsMobile } from './refusals.ts';

/** Where a number that is typed without its country is looked for: France, then its overseas departments. */
const DEFAULT_COUNTRIES: readonly CountryCode[] = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT'];

const MOBILE_TYPES = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** A mobile number as it is kept (+33612345678), however it is typed. @throws NumberUnreadable, NumberIsNotMobile (ACC-10) */
export function mobileNumber(typed: string): string {
  const number = DEFAULT_COUNTRIES.map((country) => parsePhoneNumberFromString(typed, country)).find((read) => read?.isValid());
  if (!number) throw new NumberUnreadable({});
  if (!isMobile(number)) throw new NumberIsNotMobile({});

  return number.number;
}

/** A number as people read it: +33 6 12 34 56 78. */
export const formatPhoneNumber = (kept: string): string => parsePhoneNumberFromString(kept)?.formatInternational() ?? kept;

/** Refuses SMS to somebody who gave no number. @throws SmsNeedsMobile (ACC-10) */
export function checkSms({ mobile, sms }: Readonly<{ mobile: string | null; sms: boolean }>): void {
  if (sms && mobile === null) throw new SmsNeedsMobile({});
}

const isMobile = (number: PhoneNumber) => MOBILE_TYPES.has(number.getType() ?? '');
