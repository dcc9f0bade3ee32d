import { type Day, plusDays } from '@cordee/kernel/pure';

/** New Year, Labour Day, Victory Day, National Day, Assumption, All Saints, Armistice, Christmas. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Easter Monday, Ascension and Whit Monday, in days after Easter Sunday. */
const AFTER_EASTER = [1, 39, 50];

/** The public holidays of mainland France in a year, in order; those of overseas and of Alsace-Moselle are not among them. (ROT-3, ROT-7) */
export function publicHolidays(year: number): Day[] {
  const easter = easterSunday(year);
  return [...FIXED.map((day) => dayIn(year, day)), ...AFTER_EASTER.map((days) => plusDays(easter, days))].sort();
}

/** The public holidays from a day to another, both included, in order. */
export function holidaysBetween(from: Day, to: Day): Day[] {
  const [first, last] = [yearOf(from), yearOf(to)];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.flatMap(publicHolidays).filter((day) => day >= from && day <= to);
}

const yearOf = (day: Day): number => Number(day.slice(0, -6));

/** Easter Sunday in the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher, whose letters these are. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return plusDays(dayIn(year, '03-22'), h + l - 7 * m);
}

const dayIn = (year: number, monthAndDay: string): Day => `${String(year).padStart(4, '0')}-${monthAndDay}`;
