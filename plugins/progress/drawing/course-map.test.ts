import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourseMap, MapSegment } from '../api.ts';
import { type Drawing, drawCourseMap, type Frame } from './course-map.ts';
import { overlap } from './label-placement.ts';
import { courseMapSvg } from './svg.ts';
import { widthOf, wrapped } from './text-width.ts';

const WORDS = { you: 'Toi', even: 'rythme régulier', summit: 'Cas pratique', optional: 'facultatif', arrived: 'Tu y es' };
const FRAMES: Record<string, Frame> = {
  phone: { width: 320, labelled: false, markers: true },
  tablet: { width: 720, labelled: true, markers: true },
  wide: { width: 976, labelled: true, markers: true },
};

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
const routes: fc.Arbitrary<CourseMap> = fc
  .tuple(segments, fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([made, you, even]) => ({
    segments: made.map(({ title, length, share, optional }) => segment(title, { length, completed: length * share, optional })),
    you,
    even,
    exam: true,
  }));

const labelsOf = ({ you, even, peak, segments }: Drawing) =>
  [you, even, peak, ...segments.map(({ label }) => label)].filter((label) => label !== null);

describe('the drawing of a route', () => {
  it.each(Object.keys(FRAMES))('LRN-11 on a %s no two labels overlap and none is cut, whatever the course', (name) => {
    fc.assert(
      fc.property(routes, (map) => {
        const drawing = drawCourseMap(map, FRAMES[name] as Frame, WORDS);
        const boxes = labelsOf(drawing).map(({ box }) => box);
        const inside = boxes.every(
          ({ left, right, top, bottom }) => left >= 0 && right <= drawing.width && top >= 0 && bottom <= drawing.height,
        );
        const relays = drawing.segments.map(({ relay: { x, y } }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
        return inside && boxes.every((box, index) => ![...boxes.slice(index + 1), ...relays].some((other) => overlap(box, other)));
      }),
      { numRuns: 300 },
    );
  });

  it('LRN-11 no line that leads to a name crosses another name', () => {
    fc.assert(
      fc.property(routes, (map) => {
        const { segments } = drawCourseMap(map, FRAMES['tablet'] as Frame, WORDS);
        return segments.every(({ label }, index) => {
          const [, x, from, to] = /^M(\d+) (\d+)V(\d+)$/.exec(label?.leader ?? '') ?? [];
          if (x === undefined) return true;
          const line = { left: Number(x), right: Number(x), top: Number(from), bottom: Number(to) - 4 };
          return segments.every((other, at) => at === index || !other.label || !overlap(line, other.label.box));
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.keys(FRAMES))('LRN-11 on a %s the markers and the summit always have their word', (name) => {
    fc.assert(
      fc.property(routes, (map) => {
        const { you, even, peak } = drawCourseMap(map, FRAMES[name] as Frame, WORDS);
        return you !== null && peak !== null && (map.even === null) === (even === null); // every route here has its exam ahead
      }),
      { numRuns: 300 },
    );
  });

  it.each([4, 5, 6, 7, 8, 9, 10, 11])(
    'LRN-11 names every theme of an ordinary course of %i themes where there is room for names',
    (count) => {
      const names = ORDINARY.slice(0, count);
      const map = {
        segments: names.map((name, index) => segment(name, { length: 900 + 90 * (index % 3), optional: index === count - 1 })),
        you: 0.4,
        even: 0.35,
        exam: true,
      };
      for (const width of [640, 700, 740, 976]) {
        const named = drawCourseMap(map, { width, labelled: true, markers: true }, WORDS).segments.filter(({ label }) => label !== null);
        expect([width, named.length]).toEqual([width, (width - 8) / count < 78 ? 0 : count]);
      }
    },
  );

  it('draws pitches as long as their content, climbs to the right, and fills what is climbed', () => {
    const map = {
      segments: [segment('a', { length: 100, completed: 0 }), segment('b', { length: 900, completed: 450 }), segment('c', { won: true })],
      you: 0.3,
      even: null,
      exam: false,
    };
    const { segments } = drawCourseMap(map, FRAMES['wide'] as Frame, WORDS);
    const [a, b, c] = segments.map(({ relay }) => relay);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan((a?.x ?? 0) - 26);
    expect((c?.y ?? 0) < (b?.y ?? 0) && (b?.y ?? 0) < (a?.y ?? 0)).toBe(true);
    expect(segments.map(({ way, completed }) => (completed === null ? 'none' : completed === way ? 'all' : 'part'))).toEqual([
      'none',
      'part',
      'all',
    ]);
  });

  it('LRN-11 whoever has seen everything stands on the summit, unless an exam waits there', () => {
    const peak = (exam: boolean) => {
      const { you, peak, arrived } = drawCourseMap(
        { segments: [segment('a', { won: true })], you: 1, even: 0.5, exam },
        FRAMES['wide'] as Frame,
        WORDS,
      );
      return [arrived, peak?.lines[0], you === null];
    };
    expect([peak(false), peak(true)]).toEqual([
      [true, 'Tu y es', true],
      [false, 'Cas pratique', false],
    ]);
  });

  it('in small it has no words and is no higher than a line of a table', () => {
    const drawing = drawCourseMap(
      { segments: SKETCH.map((name) => segment(name)), you: 0.4, even: 0.5, exam: true },
      { width: 150, labelled: false, markers: false },
      WORDS,
    );
    expect([labelsOf(drawing).length, drawing.height <= 40]).toEqual([0, true]);
  });
});

it('words are wrapped, and cut only when a line cannot hold them', () => {
  expect(wrapped('Écrire une annonce', { size: 13, width: 110 })).toEqual(['Écrire une', 'annonce']);
  const lines = wrapped('Anticonstitutionnellement', { size: 13, width: 90 });
  expect(lines.join('').replaceAll('-', '')).toBe('Anticonstitutionnellement');
  expect(Math.max(...lines.map((line) => widthOf(line, 13)))).toBeLessThanOrEqual(90);
});

it('words of an editor are words in the drawing, never markup', () => {
  const map = { segments: [segment('<script>"&', { won: true })], you: 0.4, even: 0.5, exam: true };
  const svg = courseMapSvg(drawCourseMap(map, FRAMES['wide'] as Frame, WORDS), 'a "title" <b>');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  expect(svg).toContain('aria-label="a &quot;title&quot; &lt;b&gt;"');
  expect(svg.match(/<(?!\/?(svg|g|path|circle|text|tspan)[ >/])/)).toBeNull();
});
