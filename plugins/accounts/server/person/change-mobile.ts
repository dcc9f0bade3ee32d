import type { Db } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { checkSms, mobileNumber } from './domain/mobile-number.ts';
import { saveMobile } from './person-store.ts';

type MobileInput = Readonly<{ person: PersonId; mobile: string; sms: boolean }>;

/**
 * Saves a person's mobile number and whether they accept SMS; an empty number deletes the stored one.
 * @throws NumberUnreadable, NumberIsNotMobile, SmsNeedsMobile (ACC-10)
 */
export async function changeMobile(db: Db, { person, sms, ...input }: MobileInput): Promise<void> {
  const mobile = input.mobile.trim() === '' ? null : mobileNumber(input.mobile);
  checkSms({ mobile, sms });

  await saveMobile(db, person, { mobile, sms });
}
