// What a request of the admin is told when nothing of ours answered it: the line is cut, or a proxy says so by a page of its own. (H-94)
import { UNREACHABLE } from './kit/refusal-code.ts';
import en from './labels.en.json';
import fr from './labels.fr.json';

/** Makes every such request fail alike, by an error in the language of the admin, wherever it is shown. */
export function explainUnanswered(): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    if (!asksForJson(init)) return fetch(input, init);

    const response = await fetch(input, init).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error;
      return undefined;
    });
    return response && isOurs(response) ? response : unanswered(response?.status);
  };
}

/** Whether it is the client of Strapi that asks, whose answers are all JSON. */
const asksForJson = (init: RequestInit | undefined): boolean => new Headers(init?.headers).get('Accept') === 'application/json';

/** An answer without a body has no type. */
const isOurs = ({ headers, ok }: Response): boolean => {
  const type = headers.get('Content-Type');
  return type === null ? ok : type.includes('json');
};

function unanswered(given = 0): Response {
  const status = given >= 400 ? given : 503;
  const message = (document.documentElement.lang === 'en' ? en : fr)['kernel.unreachable'];
  return Response.json({ error: { status, name: UNREACHABLE, message, details: {} } }, { status });
}
