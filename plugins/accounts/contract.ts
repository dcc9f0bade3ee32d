export { accountEvents } from './server/events.ts';
export { accountAt } from './server/services/person-store.ts';
