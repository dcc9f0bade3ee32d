import { events } from '../outbox/events.ts';

/** The domain events of the media library. `film-replaced`: the file of a film is another one, of so many seconds, if its file tells. */
export const fileEvents = events<{ 'film-replaced': { file: number; seconds: number | null } }>('kernel');
