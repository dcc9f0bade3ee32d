import type { Db } from '@cordee/kernel';
import { checkSms, mobileNumber } from '../domain/mobile.ts';
import { saveMobile } from './person-store.ts';

type Typed = Readonly<{ person: number; mobile: string; sms: boolean }>;

/**
 * Keeps a person's mobile number and whether they take SMS; without a number, forgets the one there was.
 * @throws NumberUnreadable, NumberIsNotMobile, SmsNeedsMobile (ACC-10)
 */
export async function keepMobile(db: Db, { person, sms, ...typed }: Typed): Promise<void> {
  const mobile = typed.mobile.trim() === '' ? null : mobileNumber(typed.mobile);
  checkSms({ mobile, sms });

  await saveMobile(db, person, { mobile, sms });
}
