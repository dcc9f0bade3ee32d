import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from '../content-types/names.ts';
import { type ChangedDocument, changedDocuments } from './changed-document-store.ts';

const MODELS = { course: COURSE, theme: THEME, module: MODULE, lesson: LESSON, 'case-study': CASE_STUDY } as const;

const MOST = 10;

/** The parts of courses that are not published as they are drafted, and those that were changed last, latest first. (LRN-8) */
export async function viewChangedDocuments(strapi: Core.Strapi) {
  const db = strapi.db.connection;
  const [drafts, latest] = await Promise.all([
    changedDocuments(db, { unpublishedOnly: true, most: MOST }),
    changedDocuments(db, { unpublishedOnly: false, most: MOST }),
  ]);
  const names = await namesOf(strapi, [...drafts, ...latest]);
  const toView = ({ kind, editor, ...document }: ChangedDocument) => ({ ...document, model: MODELS[kind], by: names.get(editor) ?? null });
  return { drafts: drafts.map(toView), latest: latest.map(toView), timeZone: appOf(strapi).settings.TIME_ZONE };
}

type AdminUser = Readonly<{ id: number; firstname: string | null; lastname: string | null }>;

async function namesOf(strapi: Core.Strapi, documents: readonly ChangedDocument[]): Promise<ReadonlyMap<number | null, string>> {
  const where = { id: { $in: documents.flatMap(({ editor }) => editor ?? []) } };
  const users: AdminUser[] = await strapi.db.query('admin::user').findMany({ where, select: ['id', 'firstname', 'lastname'] });
  return new Map(users.map(({ id, firstname, lastname }) => [id, [firstname, lastname].filter(Boolean).join(' ')]));
}
