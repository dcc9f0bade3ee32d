import { type Db, execute, rows } from '@cordee/kernel';
import type { CourseId, ThemeId } from '../domain/ids.ts';

/** A level of a course that has children, with its Strapi tables: `link` is the ordered link from its draft to the children. */
export type Parent = Readonly<{ kind: 'course' | 'theme' | 'module'; table: string; child: string; link: string; optionalLink?: string }>;

export const PARENTS: Readonly<Record<Parent['kind'], Parent>> = {
  course: { kind: 'course', table: 'courses', child: 'themes', link: 'courses_themes_lnk', optionalLink: 'courses_optional_themes_lnk' },
  theme: { kind: 'theme', table: 'themes', child: 'modules', link: 'themes_modules_lnk' },
  module: { kind: 'module', table: 'modules', child: 'lessons', link: 'modules_lessons_lnk' },
};

/** Saves the children of a parent as placements, as its draft orders them now; none when the parent is not published. */
export async function savePlacements(db: Db, { kind, table, child, link, optionalLink }: Parent, document: string): Promise<void> {
  const [parentId, childId] = [`${kind}_id`, `${child.slice(0, -1)}_id`];
  const optional = optionalLink
    ? `exists (select from ${optionalLink} o where o.${parentId} = l.${parentId} and o.${childId} = l.${childId})`
    : 'false';

  await execute(db, 'delete from cordee.placement where parent_kind = :kind and parent = :document', { kind, document });
  await execute(
    db,
    `insert into cordee.placement (parent_kind, parent, child, position, optional)
     select :kind, p.document_id, c.document_id, row_number() over (order by l.${child.slice(0, -1)}_ord, l.id), ${optional}
     from ${table} p join ${link} l on l.${parentId} = p.id join ${child} c on c.id = l.${childId}
     where p.document_id = :document and p.published_at is null
       and exists (select from ${table} live where live.document_id = :document and live.published_at is not null)`,
    { kind, document },
  );
}

/**
 * Locks all outlines until the end of the transaction: two concurrent publications that rebuild one outline would each miss what the
 * other publishes.
 */
export async function lockOutlines(db: Db): Promise<void> {
  await execute(db, `select pg_advisory_xact_lock(hashtext('cordee.course_outline'))`);
}

/** The published courses that contain a document, the document itself included when it is one. */
export async function coursesContaining(db: Db, document: string): Promise<CourseId[]> {
  const courses = await rows<{ course: CourseId }>(
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
  return courses.map(({ course }) => course);
}

/** Rebuilds the outlines of these courses from the placements and the published documents. */
export async function rebuildOutlines(db: Db, courses: readonly CourseId[]): Promise<void> {
  await execute(db, 'select cordee.rebuild_outlines(:courses::text[])', { courses });
}

/** Saves in which courses a theme is optional, from the field of the theme's form. (LRN-3) */
export async function saveOptionalPlacements(db: Db, theme: ThemeId): Promise<void> {
  await execute(
    db,
    `update cordee.placement p set optional = exists (
       select from courses_optional_themes_lnk l join courses c on c.id = l.course_id join themes t on t.id = l.theme_id
       where c.document_id = p.parent and c.published_at is null and t.document_id = p.child and t.published_at is null)
     where p.parent_kind = 'course' and p.child = :theme`,
    { theme },
  );
}

/** Saves which lessons of a course are open to testers, as its draft says. (LRN-6) */
export async function saveLessonsOpenToTesters(db: Db, course: CourseId): Promise<void> {
  await execute(db, 'delete from cordee.open_to_testers where course = :course', { course });
  await execute(
    db,
    `insert into cordee.open_to_testers (course, lesson)
     select distinct c.document_id, l.document_id
     from courses c join courses_open_to_testers_lnk o on o.course_id = c.id join lessons l on l.id = o.lesson_id
     where c.document_id = :course and c.published_at is null`,
    { course },
  );
}
