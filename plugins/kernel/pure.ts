// What the domain of a plugin may import: pure functions, without a database, a clock or randomness.
export { atHour, type Day, dayIn, daysFrom, plusDays } from './server/calendar.ts';
export { normalizeEmail } from './server/email-address.ts';
export { type Facts, Refusal, refusal } from './server/refusal.ts';
export { isSignedBy, isSignedUntil, sign, signUntil } from './server/signature.ts';
