/** A lesson of a course, in the course's order. */
type Lesson = Readonly<{ lesson: string; seenAt: Date | null }>;

/**
 * The lesson to continue with: the one after the lesson most recently seen; if that is seen, the next unseen, wrapping
 * round; null when all are seen. (LRN-11)
 */
export function nextLesson<L extends Lesson>(lessons: readonly L[]): L | null {
  const latest = lessons.reduce((best, lesson, index) => (isSeenLater(lesson, lessons[best]) ? index : best), -1);
  const ahead = [...lessons.slice(latest + 1), ...lessons.slice(0, latest + 1)];
  return ahead.find(({ seenAt }) => seenAt === null) ?? null;
}

const isSeenLater = ({ seenAt }: Lesson, other: Lesson | undefined) => seenAt !== null && (!other?.seenAt || seenAt >= other.seenAt);
