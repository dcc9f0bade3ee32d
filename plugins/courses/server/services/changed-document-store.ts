import { type Db, rows } from '@cordee/kernel';

/** A part of a course: whether its draft is what is published, when it was last changed, and by which account of the admin. */
export type ChangedDocument = {
  kind: 'course' | 'theme' | 'module' | 'lesson' | 'case-study';
  document: string;
  title: string;
  reference: string;
  at: Date;
  editor: number | null;
  state: 'never-published' | 'changed' | 'published';
};

const TABLES = { course: 'courses', theme: 'themes', module: 'modules', lesson: 'lessons', 'case-study': 'case_studies' } as const;

/** SQL: the drafts of one content type, as `ChangedDocument` has them. */
const draftsOf = ([kind, table]: [string, string]) =>
  `select '${kind}' as kind, d.document_id as document, coalesce(nullif(d.title, ''), d.reference, '–') as title, coalesce(d.reference, '') as reference, d.updated_at as at, d.updated_by_id as editor,
     case when p.id is null then 'never-published' when d.updated_at > p.updated_at then 'changed' else 'published' end as state
   from ${table} d left join ${table} p on p.document_id = d.document_id and p.published_at is not null
   where d.published_at is null`;

const DRAFTS = Object.entries(TABLES).map(draftsOf).join(' union all ');

/** The parts of courses that were changed last, latest first, or those alone whose draft is not published. */
export const changedDocuments = (db: Db, query: { unpublishedOnly: boolean; most: number }) =>
  rows<ChangedDocument>(
    db,
    `select draft.* from (${DRAFTS}) draft where draft.state <> 'published' or not cast(:unpublishedOnly as boolean)
     order by draft.at desc, draft.document limit :most`,
    query,
  );
