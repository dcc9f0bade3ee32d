import { Temporal } from 'temporal-polyfill';

/** A calendar day, `2026-11-21`. Days compare as strings. */
export type Day = string;

/** The calendar day that an instant falls on in a time zone such as `Europe/Paris`. */
export const dayIn = (timeZone: string, instant: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
