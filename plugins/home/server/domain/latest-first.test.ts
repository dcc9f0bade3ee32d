import { expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { latestFirst } from './latest-first.ts';

const on = (day: string) => ({ seenAt: new Date(`2026-03-${day}T10:00:00Z`) });

it('LRN-11 the course in which a lesson was seen last comes first, then the one that ends first', () => {
  const courses = ['a', 'b', 'c', 'd'].map((course, index) => ({ course: id<'course'>(course), endsOn: `2026-0${9 - index}-01` }));
  const lessons = new Map([
    [id<'course'>('a'), [on('01'), { seenAt: null }]],
    [id<'course'>('b'), [on('05'), on('02')]],
  ]);
  expect(latestFirst(courses, lessons).map(({ course }) => course)).toEqual(['b', 'a', 'd', 'c']);
});
