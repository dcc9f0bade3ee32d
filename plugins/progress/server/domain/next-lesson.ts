/** A lesson of a course, in the course's order. */
type Step = Readonly<{ lesson: string; seenAt: Date | null }>;

/**
 * The lesson to go on with: the one after the lesson most recently seen; if that is seen, the next unseen, wrapping
 * round; none when all are seen. (LRN-11)
 */
export function nextLesson<S extends Step>(steps: readonly S[]): S | null {
  const latest = steps.reduce((best, step, index) => (later(step, steps[best]) ? index : best), -1);
  const ahead = [...steps.slice(latest + 1), ...steps.slice(0, latest + 1)];
  return ahead.find((step) => step.seenAt === null) ?? null;
}

const later = (step: Step, than: Step | undefined) => step.seenAt !== null && (!than?.seenAt || step.seenAt >= than.seenAt);
