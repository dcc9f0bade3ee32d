import { describe, expect, it } from 'vitest';
import { type CourseFault, newFaults } from './course-faults.ts';

const sameColour = (part: string, other: string): CourseFault => ({
  kind: 'same-colour',
  course: 'c',
  courseTitle: 'C',
  part,
  partTitle: part,
  other,
  otherTitle: other,
});

describe('the faults of a course', () => {
  it('LRN-2 those that a change makes are new, from whichever theme they are seen', () => {
    const [ab, ba, bd] = [sameColour('a', 'b'), sameColour('b', 'a'), sameColour('b', 'd')];
    expect(newFaults([], [ab])).toEqual([ab]);
    expect(newFaults([ab], [ba, bd])).toEqual([bd]);
    expect(newFaults([ab], [])).toEqual([]);
  });

  it('LRN-3 an optional theme is another fault than a colour', () => {
    const colour = sameColour('a', 'b');
    const optional = { ...colour, kind: 'optional-elsewhere' as const };
    expect(newFaults([colour], [colour, optional])).toEqual([optional]);
  });
});
