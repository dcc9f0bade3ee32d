/** A lesson of a course in the course's order, with what a person has done of it; a lesson may have several places. */
export type PlacedLesson = Readonly<{
  theme: string;
  themeTitle: string;
  colour: string;
  optional: boolean;
  lesson: string;
  duration: number | null;
  watched: number;
  seenAt: Date | null;
  wonAt: Date | null;
  /** Whether the whole course is theirs: who sees a part of a theme cannot validate it. */
  whole: boolean;
}>;

/**
 * A theme as a pitch of the route: as long as its content, climbed as far as its lessons are seen, its badge at the end. `won`: validated, now or once. (LRN-16)
 * `length` and `climbed` are in seconds of content.
 */
export type MapSegment = Readonly<{
  theme: string;
  title: string;
  colour: string;
  optional: boolean;
  lessons: number;
  seen: number;
  length: number;
  completed: number;
  won: boolean;
}>;

/** What reading a text counts for, in seconds: texts have no duration of their own. */
const TEXT_SECONDS = 180;

/** How much of the route a lesson is. */
export const lengthOf = ({ duration }: Pick<PlacedLesson, 'duration'>): number => duration ?? TEXT_SECONDS;

/** How much of it is climbed: all once it is seen, before that what was played. (LRN-14) */
export const completedOf = (step: Pick<PlacedLesson, 'duration' | 'watched' | 'seenAt'>): number =>
  step.seenAt ? lengthOf(step) : Math.min(step.watched, lengthOf(step));

/** The themes of a course in their order, as pitches. A lesson counts once in a theme, however many places it has there. */
export const segmentsOf = (steps: readonly PlacedLesson[]): MapSegment[] =>
  [...Map.groupBy(steps, ({ theme }) => theme).values()].map(segment);

function segment(places: readonly PlacedLesson[]): MapSegment {
  const steps = distinct(places);
  const { theme, themeTitle, colour, optional, wonAt, whole } = steps[0] as PlacedLesson;
  const seen = steps.filter(({ seenAt }) => seenAt !== null).length;
  return {
    theme,
    title: themeTitle,
    colour,
    optional,
    lessons: steps.length,
    seen,
    length: sum(steps.map(lengthOf)),
    completed: sum(steps.map(completedOf)),
    won: wonAt !== null || (whole && seen === steps.length),
  };
}

/** Each lesson once, at its first place: a lesson may serve several modules of a course. (LRN-1) */
export function distinct<S extends Readonly<{ lesson: string }>>(steps: readonly S[]): S[] {
  const met = new Set<string>();
  return steps.filter(({ lesson }) => !met.has(lesson) && met.add(lesson));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
