// What the domain of a plugin may import: pure functions, without a database, a clock or randomness.
export { atHour, type Day, dayIn, daysFrom, plusDays } from './server/base/calendar.ts';
export { emailAddress, normalizeEmail } from './server/base/email-address.ts';
export type { Id } from './server/base/id.ts';
export { personName } from './server/base/name.ts';
export { Refusal, refusal } from './server/base/refusal.ts';
export { searchWords } from './server/base/search-form.ts';
export { shownEmail } from './server/base/shown-email.ts';
export { isSignedBy, isSignedUntil, sign, signUntil } from './server/base/signature.ts';
