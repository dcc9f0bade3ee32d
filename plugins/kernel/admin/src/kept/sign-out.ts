// Signing out of the admin sends first what is typed in an open form. (H-94)
import { adminApi } from '@strapi/strapi/admin';
import { onSave } from '../forms/saves';

/** For how long signing out waits for the form to be saved, in milliseconds. */
const SAVE_TIMEOUT_MS = 4_000;

/** The forms whose draft could be saved. */
const unsaved = new Set<string>();

/** Says that a form has a draft that is not saved, until the function that it returns is called. */
export function saveOnSignOut(form: string): () => void {
  unsaved.add(form);
  return () => void unsaved.delete(form);
}

/** Has the open form save its draft before the session ends. What cannot be sent in a few seconds stays kept. */
export function sendBeforeSignOut(): void {
  const queryFn = async (data: unknown, _api: unknown, _options: unknown, send: (request: object) => unknown) => {
    await saveOpenForm();
    return send({ method: 'POST', url: '/admin/logout', data });
  };
  const sendFirst = (definition: object) => void Object.assign(definition, { query: undefined, queryFn });
  adminApi.enhanceEndpoints({ endpoints: Object.fromEntries([['logout', sendFirst]]) });
}

async function saveOpenForm(): Promise<void> {
  if (unsaved.size === 0) return;

  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, SAVE_TIMEOUT_MS);
  const stop = onSave((_save, state) => state !== 'sent' && resolve());
  // The shortcut of the button that saves: it validates and sends as if the button had been clicked.
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true }));
  await promise;
  stop();
  clearTimeout(timer);
}
