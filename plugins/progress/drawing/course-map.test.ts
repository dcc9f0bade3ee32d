import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourseMap, MapSegment } from '../api.ts';
import { type Drawing, drawCourseMap, type Frame } from './course-map.ts';
import { overlap } from './label-placement.ts';
import { courseMapSvg } from './svg.ts';
import { widthOf, wrapped } from './text-width.ts';

const TEXTS = { you: 'Toi', even: 'rythme régulier', summit: 'Cas pratique', optional: 'facultatif', arrived: 'Tu y es' };
const FRAMES = {
  phone: { width: 320, labelled: false, markers: true },
  tablet: { width: 720, labelled: true, markers: true },
  wide: { width: 976, labelled: true, markers: true },
} satisfies Record<string, Frame>;
const frames = Object.entries<Frame>(FRAMES);

const segment = (title: string, more: Partial<MapSegment> = {}): MapSegment => ({
  theme: title,
  title,
  colour: 'pine',
  optional: false,
  lessons: 8,
  seen: 2,
  length: 1_000,
  completed: 250,
  won: false,
  ...more,
});
const ORDINARY = [
  'Définir le besoin',
  'Écrire l’annonce',
  'Chercher des candidats',
  'Mener l’entretien',
  'Décider',
  'Connaître le cadre',
  'Comprendre nos jugements',
  'Préparer l’arrivée',
  'Accompagner les premiers pas',
  'Faire grandir l’autonomie',
  'Sciences humaines',
];
const SKETCH = ['Culture du métier', 'Écrire une annonce', 'Sourcing', 'Sciences humaines', 'Entretiens', 'Piloter'];

const title = fc
  .array(
    fc.constantFrom('Préparer', 'l’arrivée', 'Mener', 'un', 'entretien', 'WWW', 'Décider', 'Anticonstitutionnellement', 'le', 'droit'),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(' '));
const segments = fc.array(
  fc.record({
    title,
    length: fc.integer({ min: 0, max: 20_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    optional: fc.boolean(),
  }),
  { minLength: 1, maxLength: 16 },
);
const courseMaps: fc.Arbitrary<CourseMap> = fc
  .tuple(segments, fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([drafts, you, even]) => ({
    segments: drafts.map(({ title, length, share, optional }) => segment(title, { length, completed: length * share, optional })),
    you,
    even,
    exam: true,
  }));

const labelsOf = ({ you, even, summitLabel, segments }: Drawing) =>
  [you, even, summitLabel, ...segments.map(({ label }) => label)].filter((label) => label !== null);

describe('the drawing of a course map', () => {
  it.each(frames)('LRN-11 on a %s no two labels overlap and none is cut, whatever the course', (_, frame) => {
    fc.assert(
      fc.property(courseMaps, (map) => {
        const drawing = drawCourseMap(map, frame, TEXTS);
        const boxes = labelsOf(drawing).map(({ box }) => box);
        const inside = boxes.every(
          ({ left, right, top, bottom }) => left >= 0 && right <= drawing.width && top >= 0 && bottom <= drawing.height,
        );
        const badges = drawing.segments.map(({ badge: { x, y } }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
        return inside && boxes.every((box, index) => ![...boxes.slice(index + 1), ...badges].some((other) => overlap(box, other)));
      }),
      { numRuns: 300 },
    );
  });

  it('LRN-11 leader lines are drawn to labels that are far away, and none crosses the label of another segment', () => {
    let drawn = 0;
    fc.assert(
      fc.property(courseMaps, (map) => {
        const { segments } = drawCourseMap(map, FRAMES.tablet, TEXTS);
        return segments.every(({ label }, index) => {
          if (!label?.leaderPath) return true;
          drawn += 1;
          const [, x, from, to] = /^M(\d+) (\d+)V(\d+)$/.exec(label.leaderPath) ?? [];
          const line = { left: Number(x), right: Number(x), top: Number(from), bottom: Number(to) - 4 };
          return line.top < line.bottom && segments.every((other, at) => at === index || !other.label || !overlap(line, other.label.box));
        });
      }),
      { numRuns: 300 },
    );
    expect(drawn).toBeGreaterThan(0);
  });

  it.each(frames)('LRN-11 on a %s the markers and the summit always have their label', (_, frame) => {
    fc.assert(
      fc.property(courseMaps, (map) => {
        const { you, even, summitLabel } = drawCourseMap(map, frame, TEXTS);
        return you !== null && summitLabel !== null && (map.even === null) === (even === null); // every map here has its exam ahead
      }),
      { numRuns: 300 },
    );
  });

  it.each([4, 5, 6, 7, 8, 9, 10, 11])(
    'LRN-11 labels every theme of an ordinary course of %i themes where there is space for labels',
    (count) => {
      const names = ORDINARY.slice(0, count);
      const map = {
        segments: names.map((name, index) => segment(name, { length: 900 + 90 * (index % 3), optional: index === count - 1 })),
        you: 0.4,
        even: 0.35,
        exam: true,
      };
      for (const width of [640, 700, 740, 976]) {
        const named = drawCourseMap(map, { width, labelled: true, markers: true }, TEXTS).segments.filter(({ label }) => label !== null);
        expect([width, named.length]).toEqual([width, (width - 8) / count < 78 ? 0 : count]);
      }
    },
  );

  it('draws segments as long as their content, rising to the right, and fills what is completed', () => {
    const map = {
      segments: [segment('a', { length: 100, completed: 0 }), segment('b', { length: 900, completed: 450 }), segment('c', { won: true })],
      you: 0.3,
      even: null,
      exam: false,
    };
    const { segments } = drawCourseMap(map, FRAMES.wide, TEXTS);
    const [a, b, c] = segments.map(({ badge }) => badge);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan((a?.x ?? 0) - 26);
    expect((c?.y ?? 0) < (b?.y ?? 0) && (b?.y ?? 0) < (a?.y ?? 0)).toBe(true);
    expect(segments.map(({ path, completedPath }) => (completedPath === null ? 'none' : completedPath === path ? 'all' : 'part'))).toEqual([
      'none',
      'part',
      'all',
    ]);
  });

  it('LRN-11 the map of a person who has seen everything shows them at the summit, unless an exam waits there', () => {
    const atSummit = (exam: boolean) => {
      const { you, summitLabel, arrived } = drawCourseMap(
        { segments: [segment('a', { won: true })], you: 1, even: 0.5, exam },
        FRAMES.wide,
        TEXTS,
      );
      return [arrived, summitLabel?.lines[0], you === null];
    };
    expect([atSummit(false), atSummit(true)]).toEqual([
      [true, 'Tu y es', true],
      [false, 'Cas pratique', false],
    ]);
  });

  it('the small map has no labels and is no higher than a row of a table', () => {
    const drawing = drawCourseMap(
      { segments: SKETCH.map((name) => segment(name)), you: 0.4, even: 0.5, exam: true },
      { width: 150, labelled: false, markers: false },
      TEXTS,
    );
    expect([labelsOf(drawing).length, drawing.height <= 40]).toEqual([0, true]);
  });
});

it('a text is wrapped, and a word cut only when a line cannot hold it', () => {
  expect(wrapped('Écrire une annonce', { size: 13, width: 110 })).toEqual(['Écrire une', 'annonce']);
  const lines = wrapped('Anticonstitutionnellement', { size: 13, width: 90 });
  expect(lines.join('').replaceAll('-', '')).toBe('Anticonstitutionnellement');
  expect(Math.max(...lines.map((line) => widthOf(line, 13)))).toBeLessThanOrEqual(90);
});

it('texts of an editor are text in the drawing, never markup', () => {
  const map = { segments: [segment('<script>"&', { won: true })], you: 0.4, even: 0.5, exam: true };
  const svg = courseMapSvg(drawCourseMap(map, FRAMES.wide, TEXTS), 'a "title" <b>');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  expect(svg).toContain('aria-label="a &quot;title&quot; &lt;b&gt;"');
  expect(svg.match(/<(?!\/?(svg|g|path|circle|text|tspan)[ >/])/)).toBeNull();
});
