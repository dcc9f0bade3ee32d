// What a room's domain may use: no database, no clock, no chance.
export { atHour, type Day, dayIn, daysFrom, plusDays } from './server/calendar.ts';
export { type Facts, Refusal, refusal } from './server/refusal.ts';
