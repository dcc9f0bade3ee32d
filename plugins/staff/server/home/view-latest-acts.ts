import { appOf, latestAuditEntries } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { personNames } from '../services/staff-store.ts';
import { documentsOf } from './home-store.ts';

const MOST = 10;

/** What staff and pilots did last, and about whom; whose data were erased has no name. (ACC-22) */
export async function viewLatestActs(strapi: Core.Strapi) {
  const db = strapi.db.connection;
  const entries = await latestAuditEntries(db, { most: MOST });
  const people = entries.flatMap(({ byPerson, person }) => [byPerson, person].filter((id) => id !== null));
  const [names, documents] = await Promise.all([personNames(db, people), documentsOf(db, people)]);
  const acts = entries.map(({ id, at, staff, byPerson, act, facts, person }) => {
    const [name, document] = [names.get(person), documents.get(person)];
    return { id, at, by: staff ?? names.get(byPerson) ?? null, act, facts, about: name && document ? { document, name } : null };
  });
  return { acts, timeZone: appOf(strapi).settings.TIME_ZONE };
}
