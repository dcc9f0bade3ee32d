import { expect, it } from 'vitest';
import { publicHolidays } from './public-holidays.ts';

it('ROT-3 ROT-7 mainland France has eleven public holidays a year, three of which follow Easter', () => {
  expect(publicHolidays(2026)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ]);
});

it.each([
  [1818, '03-23', 'Easter as early as can be'],
  [1943, '04-26', 'Easter as late as can be'],
  [1954, '04-19', 'Easter a week before where the epact alone would put it'],
  [1981, '04-20', 'the same, by the other exception'],
  [2000, '04-24', 'a leap year of four centuries'],
  [2008, '03-24', 'Ascension on the first of May'],
  [2024, '04-01', 'Easter in March, Easter Monday in April'],
  [2025, '04-21', ''],
  [2027, '03-29', ''],
  [2028, '04-17', ''],
  [2029, '04-02', ''],
  [2030, '04-22', ''],
  [2038, '04-26', 'Easter as late as can be'],
  [2049, '04-19', 'an exception again'],
  [2100, '03-29', 'a century that is no leap year'],
])('ROT-7 Easter Monday of %i is %s (%s)', (year, monday) => {
  expect(publicHolidays(year)).toContain(`${year}-${monday}`);
  expect(publicHolidays(year)).toHaveLength(11);
});
