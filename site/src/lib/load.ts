import type { AstroGlobal } from 'astro';
import { paths } from '../paths.ts';
import { type Problem, Refused, request } from './cms.ts';

/** What a page shows, asked of the CMS in one request; or the response to give instead. */
export async function load<View>(astro: AstroGlobal, path: () => string): Promise<View | Response> {
  try {
    return await request<View>(astro, path());
  } catch (error) {
    if (error instanceof Refused) return respondInstead(astro, error.problem);
    throw error;
  }
}

/** Sign in first, then come back; or the page that says why not. */
export function respondInstead(astro: AstroGlobal, problem: Problem): Response | Promise<Response> {
  if (problem.code === 'kernel.sign_in_needed') return astro.redirect(paths.signIn(astro.url.pathname));

  astro.locals.problem = problem;
  return astro.rewrite(paths.refused);
}
