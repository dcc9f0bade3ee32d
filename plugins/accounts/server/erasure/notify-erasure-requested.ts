import { appOf, queueMail } from '@cordee/kernel';
import { accountEvents } from '../events.ts';
import { notifyPerson } from '../person/notify-person.ts';
import { USER_UID } from '../person/person-store.ts';
import { erasureRequested, erasureToDo } from './emails/erasure-requested.ts';

const PERSON_PAGE_PATH = `/admin/content-manager/collection-types/${USER_UID}/`;

/** Notifies the person and the team of an erasure request. (ACC-20) */
export const notifyErasureRequested = accountEvents.listener(
  'accounts.tell-erasure-asked',
  'erasure-asked',
  async ({ strapi, db }, { payload }) => {
    const account = await notifyPerson(db, payload.person, erasureRequested);
    const { CONTACT, CMS_URL } = appOf(strapi).settings;
    if (account && CONTACT)
      await queueMail(db, {
        to: CONTACT,
        locale: 'fr',
        template: erasureToDo.id,
        facts: { sheet: `${CMS_URL}${PERSON_PAGE_PATH}${account.documentId}` },
      });
  },
);
