import { appOf, countMails, currentTime, mailLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/** For how long a message that did not arrive is shown. */
const DAYS = 7;

const MOST = 5;

/** The messages of the last days that did not arrive, or perhaps not, and that nobody has sent again: how many, and the latest. (ACC-19) */
export async function viewMailTrouble(strapi: Core.Strapi) {
  const troubleSince = new Date((await currentTime(strapi)).getTime() - DAYS * 86_400_000);
  const [total, mails] = await Promise.all([
    countMails(strapi, { troubleSince }),
    mailLog(strapi, { filter: { troubleSince }, most: MOST }),
  ]);
  const latest = mails.flatMap(({ id, to, subject, state, reply, askedAt }) =>
    state === 'refused' || state === 'unknown' ? [{ id, to, subject, state, reply, askedAt }] : [],
  );
  return { total, latest, timeZone: appOf(strapi).settings.TIME_ZONE };
}
