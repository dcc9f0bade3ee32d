import type { AstroGlobal } from 'astro';
import { paths } from '../paths.ts';
import { type Problem, Refused, request } from './cms.ts';

/** Fetches the view of a page from the CMS in one request. When it is refused, returns the response to send in place of the page. */
export async function load<View>(astro: AstroGlobal, path: () => string): Promise<View | Response> {
  try {
    return await request<View>(astro, path());
  } catch (error) {
    if (error instanceof Refused) return refusalResponse(astro, error.problem);
    throw error;
  }
}

/** Redirects a visitor to the login form, which leads back here; for any other problem, renders the page that explains it. */
export function refusalResponse(astro: AstroGlobal, problem: Problem): Response | Promise<Response> {
  if (problem.code === 'kernel.sign_in_needed') return astro.redirect(paths.signIn(astro.url.pathname));

  astro.locals.problem = problem;
  return astro.rewrite(paths.refused);
}
