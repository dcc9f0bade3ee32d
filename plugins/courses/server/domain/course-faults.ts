/**
 * What makes a course wrong: two themes of one colour (LRN-2), an optional theme that it does not have (LRN-3), or a lesson open to testers
 * that it does not have (LRN-6). `part` is the theme or lesson, `other` the theme of the same colour; all by document id.
 */
export type CourseFault = Readonly<{
  kind: 'same-colour' | 'optional-elsewhere' | 'open-elsewhere';
  course: string;
  courseTitle: string;
  part: string;
  partTitle: string;
  other: string | null;
  otherTitle: string | null;
}>;

/** The faults that a change has made: what was wrong before stops nobody who changes something else. */
export const newFaults = (before: readonly CourseFault[], after: readonly CourseFault[]): CourseFault[] => {
  const known = new Set(before.map(keyOf));
  return after.filter((fault) => !known.has(keyOf(fault)));
};

const keyOf = ({ kind, course, part, other }: CourseFault) => JSON.stringify([kind, course, ...[part, other].sort()]);
