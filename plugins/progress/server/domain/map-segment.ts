import type { Id } from '@cordee/kernel/pure';

/** A lesson at one placement in a course, in the course's order, with what a person has done of it. */
export type PlacedLesson = Readonly<{
  theme: Id<'theme'>;
  themeTitle: string;
  colour: string;
  optional: boolean;
  lesson: Id<'lesson'>;
  duration: number | null;
  watched: number;
  seenAt: Date | null;
  wonAt: Date | null;
}>;

/**
 * A theme as a segment of the course map. `length`: its content; `completed`: how much of it is done, both in seconds of content.
 * `won`: the theme is validated, and its badge won. (LRN-16)
 */
export type MapSegment = Readonly<{
  theme: Id<'theme'>;
  title: string;
  colour: string;
  optional: boolean;
  lessons: number;
  seen: number;
  length: number;
  completed: number;
  won: boolean;
}>;

/** How many seconds of content a text counts as, since it has no duration. */
const TEXT_SECONDS = 180;

/** The length of a lesson on the course map, in seconds of content. */
export const lengthOf = ({ duration }: Pick<PlacedLesson, 'duration'>): number => duration ?? TEXT_SECONDS;

/** How much of a lesson is completed, in seconds of content: all once it is seen, before that what was played. (LRN-14) */
export const completedOf = (lesson: Pick<PlacedLesson, 'duration' | 'watched' | 'seenAt'>): number =>
  lesson.seenAt ? lengthOf(lesson) : Math.min(lesson.watched, lengthOf(lesson));

/** The themes of a course in their order, as segments. A lesson counts once in a theme, however many placements it has there. */
export const segmentsOf = (lessons: readonly PlacedLesson[]): MapSegment[] =>
  [...Map.groupBy(lessons, ({ theme }) => theme).values()].flatMap(([first, ...others]) =>
    first ? [toSegment(first, distinct([first, ...others]))] : [],
  );

function toSegment({ theme, themeTitle, colour, optional, wonAt }: PlacedLesson, lessons: readonly PlacedLesson[]): MapSegment {
  const seen = lessons.filter(({ seenAt }) => seenAt !== null).length;
  return {
    theme,
    title: themeTitle,
    colour,
    optional,
    lessons: lessons.length,
    seen,
    length: sum(lessons.map(lengthOf)),
    completed: sum(lessons.map(completedOf)),
    won: wonAt !== null,
  };
}

/** Each lesson once, at its first placement: a lesson may serve several modules of a course. (LRN-1) */
export function distinct<L extends Pick<PlacedLesson, 'lesson'>>(lessons: readonly L[]): L[] {
  const met = new Set<Id<'lesson'>>();
  return lessons.filter(({ lesson }) => !met.has(lesson) && met.add(lesson));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
