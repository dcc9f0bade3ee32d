import type { EndpointOutput } from '@cordee/kernel/admin';
import type { Message, staffAdminApi } from '../../admin-api.ts';

const POLL_INTERVAL_MS = 2_000;

/** For how long a message is awaited before and after it is due. A worker that is down sends nothing, however often the screen asks. */
const AWAITED_MS = 60_000;

/** Returns after how many milliseconds messages are read again: soon while one is about to be sent, else not at all. */
export const pollMessages = (view: EndpointOutput<typeof staffAdminApi.messages> | undefined): number =>
  view?.messages.some(isUnderWay) ? POLL_INTERVAL_MS : 0;

const isUnderWay = ({ state, dueAt }: Message) =>
  (state === 'queued' || state === 'sending') && Math.abs(Date.now() - Date.parse(dueAt)) < AWAITED_MS;
