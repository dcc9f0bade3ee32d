export { progressEvents } from './server/events.ts';
