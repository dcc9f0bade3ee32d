import type { Day } from '@cordee/kernel/pure';

const DAY_MS = 86_400_000;

/** A Monday, from which days are numbered: every seventh number is a Monday. */
const FIRST_MONDAY = Date.parse('0001-01-01');

/** The number of a calendar day: a plan compares and converts thousands of days, faster than a calendar adds to them. */
export const numberOf = (day: Day): number => (Date.parse(day) - FIRST_MONDAY) / DAY_MS;

/** The calendar day that has this number. */
export const dayOf = (number: number): Day => new Date(FIRST_MONDAY + number * DAY_MS).toISOString().replace(/T.*/, '');

/** Whether the day with this number is a Saturday or a Sunday. */
export const isWeekend = (number: number): boolean => number % 7 >= 5;
