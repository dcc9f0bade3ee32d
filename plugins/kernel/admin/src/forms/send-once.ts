import type { Answer, Save, Send } from './saves';

type Sending = (save: Save, send: Send) => Promise<Answer>;

/** For how long after a document was created its form may stay on the screen, in milliseconds. */
const CREATED_MS = 5_000;

/** Sends no save a second time while it is under way, or just after it created a document: a double click has one answer. (H-93) */
export function once(sending: Sending): Sending {
  const answers = new Map<string, Promise<Answer>>();
  return (save, send) => {
    const key = JSON.stringify(save);
    const known = answers.get(key);
    if (known) return known;

    const answer = sending(save, send);
    const forget = () => void answers.delete(key);
    answers.set(key, answer);
    answer.then(({ error }) => (error || save.documentId ? forget() : setTimeout(forget, CREATED_MS)), forget);
    return answer;
  };
}
