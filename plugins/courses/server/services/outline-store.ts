import { type Db, rows } from '@cordee/kernel';

/** A level of a course that holds others, with Strapi's tables for it: `children` is the ordered link of its draft. */
export type Parent = Readonly<{ kind: 'course' | 'theme' | 'module'; table: string; child: string; link: string; optionalLink?: string }>;

export const PARENTS: Readonly<Record<Parent['kind'], Parent>> = {
  course: { kind: 'course', table: 'courses', child: 'themes', link: 'courses_themes_lnk', optionalLink: 'courses_optional_themes_lnk' },
  theme: { kind: 'theme', table: 'themes', child: 'modules', link: 'themes_modules_lnk' },
  module: { kind: 'module', table: 'modules', child: 'lessons', link: 'modules_lessons_lnk' },
};

/** Takes over, for a parent that is published or no longer is, what its draft holds now, in the editor's order. */
export async function placeChildren(db: Db, { kind, table, child, link, optionalLink }: Parent, document: string): Promise<void> {
  const [parentId, childId] = [`${kind}_id`, `${child.slice(0, -1)}_id`];
  const optional = optionalLink
    ? `exists (select from ${optionalLink} o where o.${parentId} = l.${parentId} and o.${childId} = l.${childId})`
    : 'false';

  await db.raw('delete from cordee.placement where parent_kind = :kind and parent = :document', { kind, document });
  await db.raw(
    `insert into cordee.placement (parent_kind, parent, child, position, optional)
     select :kind, p.document_id, c.document_id, row_number() over (order by l.${child.slice(0, -1)}_ord, l.id), ${optional}
     from ${table} p join ${link} l on l.${parentId} = p.id join ${child} c on c.id = l.${childId}
     where p.document_id = :document and p.published_at is null
       and exists (select from ${table} live where live.document_id = :document and live.published_at is not null)`,
    { kind, document },
  );
}

/** One publication at a time: two that rebuild one outline would each miss what the other publishes. Held to the end of the transaction. */
export async function lockOutlines(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('cordee.course_outline'))`);
}

/** The published courses in which a document has a place, itself included. */
export async function coursesHolding(db: Db, document: string): Promise<string[]> {
  const found = await rows<{ course: string }>(
    db,
    `with recursive above as (
       select :document::text as document
       union
       select p.parent from cordee.placement p join above on p.child = above.document
     )
     select document_id as course from courses where published_at is not null and document_id in (select document from above)
     union select course from cordee.course_outline where :document in (course, theme, module, lesson)`,
    { document },
  );
  return found.map(({ course }) => course);
}

/** Builds the outlines of these courses anew from what is placed and published. */
export async function rebuildOutlines(db: Db, courses: readonly string[]): Promise<void> {
  await db.raw('select cordee.rebuild_outlines(:courses::text[])', { courses });
}

/** Notes whether a theme is optional in the courses that hold it, as its own form says. (LRN-3) */
export async function placeOptional(db: Db, theme: string): Promise<void> {
  await db.raw(
    `update cordee.placement p set optional = exists (
       select from courses_optional_themes_lnk l join courses c on c.id = l.course_id join themes t on t.id = l.theme_id
       where c.document_id = p.parent and c.published_at is null and t.document_id = p.child and t.published_at is null)
     where p.parent_kind = 'course' and p.child = :theme`,
    { theme },
  );
}

/** Takes over which lessons of a course its draft opens to testers. (LRN-6) */
export async function openToTesters(db: Db, course: string): Promise<void> {
  await db.raw('delete from cordee.open_to_testers where course = :course', { course });
  await db.raw(
    `insert into cordee.open_to_testers (course, lesson)
     select distinct c.document_id, l.document_id
     from courses c join courses_open_to_testers_lnk o on o.course_id = c.id join lessons l on l.id = o.lesson_id
     where c.document_id = :course and c.published_at is null`,
    { course },
  );
}
