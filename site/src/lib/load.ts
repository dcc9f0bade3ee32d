import type { Endpoint, EndpointArguments, EndpointOutput } from '@cordee/kernel/endpoint';
import type { AstroGlobal } from 'astro';
import { paths } from '../paths.ts';
import { call, type Problem, Refused } from './cms.ts';
import { pageOfForm } from './own-form.ts';

/** Calls the endpoint of a page, one for each. When it is refused, returns the response to send in place of the page. */
export async function load<E extends Endpoint>(
  astro: AstroGlobal,
  endpoint: E,
  ...input: EndpointArguments<E>
): Promise<EndpointOutput<E> | Response> {
  try {
    return await call(astro, endpoint, ...input);
  } catch (error) {
    if (error instanceof Refused) return refusalResponse(astro, error.problem);
    throw error;
  }
}

/** Redirects a visitor to the login form, which leads back here; for any other problem, renders the page that explains it. */
export function refusalResponse(astro: AstroGlobal, problem: Problem): Response | Promise<Response> {
  if (problem.code === 'kernel.sign_in_needed') return astro.redirect(paths.signIn(pageOfForm(astro.url)));

  astro.locals.problem = problem;
  return astro.rewrite(paths.refused);
}

/** Whether a refusal of a form concerns its whole page: who is signed in has changed since it was opened. (H-79) */
export const concernsPage = ({ status, code }: Problem): boolean => status === 401 || code === 'kernel.other_person';
