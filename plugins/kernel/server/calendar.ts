import { Temporal } from 'temporal-polyfill';

/** A calendar day, `2026-11-21`. Days compare as strings. */
export type Day = string;

/** The calendar day that an instant falls on in a time zone such as `Europe/Paris`. */
export const dayIn = (timeZone: string, instant: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Whole days from one calendar day to another: 1 from today to tomorrow. */
export const daysFrom = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** The day so many days later. */
export const plusDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** The instant at which clocks in a time zone show this full hour of a day. */
export const atHour = (timeZone: string, day: Day, hour: number): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds);
