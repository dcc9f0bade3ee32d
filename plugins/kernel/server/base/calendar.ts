import { Temporal } from 'temporal-polyfill';

/** A calendar day in ISO format, such as `2026-11-21`. Days compare as strings. */
export type Day = string;

/** Returns the calendar day of an instant in a time zone such as `Europe/Paris`. */
export const dayIn = (timeZone: string, instant: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Counts the days from one calendar day to another: 1 from today to tomorrow, negative when the second is earlier. */
export const daysFrom = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** Adds days to a calendar day; a negative number subtracts them. */
export const plusDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** Returns the instant at which it is this full hour (0 to 23) of a calendar day in a time zone. */
export const atHour = (timeZone: string, day: Day, hour: number): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
