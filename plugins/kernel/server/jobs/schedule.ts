import { Temporal } from 'temporal-polyfill';

/** A time of the day in the organisation's time zone, such as `03:00`. */
export type TimeOfDay = `${number}:${number}`;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a scheduled job is due. Made by `everyMinutes`, `daily`, `weekly` and `monthly`, which refuse a schedule that never comes. (JOB-2) */
export type Schedule =
  | Readonly<{ every: 'minutes'; minutes: number }>
  | Readonly<{ every: 'day'; at: string }>
  | Readonly<{ every: 'week'; on: Weekday; at: string }>
  | Readonly<{ every: 'month'; on: number; at: string }>;

/** A schedule whose date never comes, such as the 31st of every month: a bug in the code that declares it. */
export class ScheduleNeverComes extends Error {
  override readonly name = 'ScheduleNeverComes';
}

/** Every so many minutes, at full multiples of them: `everyMinutes(15)` at 00, 15, 30 and 45. @throws ScheduleNeverComes */
export function everyMinutes(minutes: number): Schedule {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60)
    throw new ScheduleNeverComes(`"Every ${minutes} minutes" never comes: 1 to 1440 minutes, a whole number.`);
  return { every: 'minutes', minutes };
}

/** Every day at a time. @throws ScheduleNeverComes */
export const daily = (at: TimeOfDay): Schedule => ({ every: 'day', at: checkedTime(at) });

/** Every week, on a day at a time. @throws ScheduleNeverComes */
export const weekly = (on: Weekday, at: TimeOfDay): Schedule => ({ every: 'week', on, at: checkedTime(at) });

/** Every month, on a day that every month has (1 to 28) at a time. @throws ScheduleNeverComes */
export function monthly(on: number, at: TimeOfDay): Schedule {
  if (!Number.isInteger(on) || on < 1 || on > 28)
    throw new ScheduleNeverComes(`The day ${on} does not come in every month: choose a day from 1 to 28.`);
  return { every: 'month', on, at: checkedTime(at) };
}

function checkedTime(at: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new ScheduleNeverComes(`The time ${at} never comes: 00:00 to 23:59.`);
  return at;
}

/** How long lies between two dates of a schedule, at most, in milliseconds. */
export function periodOf(schedule: Schedule): number {
  const MINUTE = 60_000;
  const DAY = 24 * 60 * MINUTE;
  switch (schedule.every) {
    case 'minutes':
      return schedule.minutes * MINUTE;
    case 'day':
      return DAY;
    case 'week':
      return 7 * DAY;
    case 'month':
      return 31 * DAY;
  }
}

/** Returns the first date of a schedule after an instant. */
export function nextDue(schedule: Schedule, after: Date, timeZone: string): Date {
  if (schedule.every === 'minutes') {
    const step = schedule.minutes * 60_000;
    return new Date((Math.floor(after.getTime() / step) + 1) * step);
  }
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let day = firstDay(schedule, from); ; day = followingDay(schedule, day)) {
    const due = atTime(day, schedule.at, timeZone);
    if (due > after) return due;
  }
}

/** Returns every date of a schedule after `after`, up to and with `until`, oldest first. */
export function dueDates(schedule: Schedule, { after, until }: { after: Date; until: Date }, timeZone: string): Date[] {
  const dates: Date[] = [];
  for (let due = nextDue(schedule, after, timeZone); due <= until; due = nextDue(schedule, due, timeZone)) dates.push(due);
  return dates;
}

type CalendarSchedule = Exclude<Schedule, { every: 'minutes' }>;

/** The day of the schedule on or before a day. */
function firstDay(schedule: CalendarSchedule, from: Temporal.PlainDate): Temporal.PlainDate {
  switch (schedule.every) {
    case 'day':
      return from;
    case 'week':
      return from.subtract({ days: (from.dayOfWeek - 1 - WEEKDAYS.indexOf(schedule.on) + 7) % 7 });
    case 'month':
      return from.with({ day: schedule.on }).subtract({ months: from.day < schedule.on ? 1 : 0 });
  }
}

const followingDay = ({ every }: CalendarSchedule, day: Temporal.PlainDate): Temporal.PlainDate =>
  day.add({ day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[every]);

/**
 * Returns the instant at which it is this time on a day. A time that does not exist on the day (02:30 when clocks go forward) comes at the
 * moment the clocks change; one that comes twice, the first time. (H-47)
 */
function atTime(day: Temporal.PlainDate, at: string, timeZone: string): Date {
  const time = Temporal.PlainTime.from(at);
  const zoned = day.toZonedDateTime({ timeZone, plainTime: time });
  const change = zoned.toPlainTime().equals(time) ? null : zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return new Date((change ?? zoned).epochMilliseconds);
}
