import { getActionContext } from 'astro:actions';
import { randomUUID } from 'node:crypto';
import { siteSettings } from '@cordee/kernel/settings';
import { z } from 'astro/zod';
import { paths } from '../paths.ts';
import { formAnswerCookie, setFormAnswer } from './cookies.ts';
import { decryptAnswer, encryptAnswer } from './form-answer.ts';
import { pageOfForm } from './own-form.ts';

type Context = Parameters<typeof getActionContext>[0];
type ActionContext = ReturnType<typeof getActionContext>;
type Result = Parameters<ActionContext['setActionResult']>[1];

/** The parameter of an address that names the outcome of a form which its page shows. */
const ANSWER = 'reponse';

/** The outcome of a form whose person is not signed in any more. */
const signInNeeded = z.object({ problem: z.object({ code: z.literal('kernel.sign_in_needed') }) });

const { SITE_SECRET } = siteSettings();

/**
 * Runs the action of a form and redirects to the page that shows its outcome (post, redirect, get): F5, Back and a copied address send
 * nothing again. The outcome waits in an encrypted cookie under a random id that the address names, so that two tabs do not mix theirs
 * up, and another browser sees the page without it. (H-75)
 *
 * An outcome that fits no cookie, which only a refused form can have, is shown by the response itself. Who is signed out meanwhile is told so
 * where they sign in again: nothing of the form is saved. (H-79)
 */
export async function redirectAfterPost(context: Context): Promise<Response | undefined> {
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (action?.calledFrom !== 'form') return undefined;

  const handled = await action.handler();
  if (signInNeeded.safeParse(handled.data).success) return context.redirect(paths.signInAgain(context.url.pathname), 303);

  const result = serializeActionResult(handled);
  const id = randomUUID();
  const answer = handled.error ? undefined : encryptAnswer({ id, action: action.name, result }, SITE_SECRET);
  if (!answer) {
    setActionResult(action.name, result);
    return undefined;
  }

  setFormAnswer(context.cookies, answer);
  return context.redirect(pageOfForm(context.url, { [ANSWER]: id }), 303);
}

/** Gives the page the outcome of the form that its address names, if this browser sent it: `Astro.getActionResult` returns it. (H-75) */
export function restoreFormAnswer(context: Context): void {
  const id = context.request.method === 'GET' ? context.url.searchParams.get(ANSWER) : null;
  const answer = id === null ? undefined : decryptAnswer<Result>(formAnswerCookie(context.cookies), SITE_SECRET);
  if (answer && answer.id === id) getActionContext(context).setActionResult(answer.action, answer.result);
}
