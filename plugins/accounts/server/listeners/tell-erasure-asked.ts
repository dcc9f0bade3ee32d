import { appOf, queueMail } from '@cordee/kernel';
import { erasureAsked, erasureToDo } from '../emails/erasure-asked.ts';
import { accountEvents } from '../events.ts';
import { accountById } from '../services/person-store.ts';

const SHEET = '/admin/content-manager/collection-types/plugin::users-permissions.user/';

/** Tells the person and the team that somebody asks to be erased. (ACC-20) */
export const tellErasureAsked = accountEvents.listener(
  'accounts.tell-erasure-asked',
  'erasure-asked',
  async ({ strapi, db }, { payload }) => {
    const account = await accountById(db, payload.person);
    if (!account) return;

    const { email: to, locale, firstName, documentId } = account;
    const { CONTACT, CMS_URL } = appOf(strapi).settings;
    await queueMail(db, { to, locale, template: erasureAsked.id, facts: { firstName } });
    if (CONTACT)
      await queueMail(db, { to: CONTACT, locale: 'fr', template: erasureToDo.id, facts: { sheet: `${CMS_URL}${SHEET}${documentId}` } });
  },
);
