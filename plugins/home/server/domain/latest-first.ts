import type { Id } from '@cordee/kernel/pure';

type Course = Readonly<{ course: Id<'course'>; endsOn: string | null }>;
type SeenLesson = Readonly<{ seenAt: Date | null }>;

/** Sorts courses by interest: the one in which a lesson was seen last comes first, then the one that ends first. (LRN-11) */
export function latestFirst<C extends Course>(courses: readonly C[], lessons: ReadonlyMap<Id<'course'>, readonly SeenLesson[]>): C[] {
  const latest = new Map(
    courses.map(({ course }) => [course, Math.max(0, ...(lessons.get(course) ?? []).map(({ seenAt }) => Number(seenAt ?? 0)))]),
  );
  return [...courses].sort(
    (a, b) => (latest.get(b.course) ?? 0) - (latest.get(a.course) ?? 0) || (a.endsOn ?? '9').localeCompare(b.endsOn ?? '9'),
  );
}
