import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { stackOf } from '../base/caught-error.ts';
import { type Problem, problemOf, refusalOf } from './problem.ts';

/** Responds with the problem details (RFC 9457) of an error; for a bug, with a 500 that reveals the request id and nothing else. */
export function sendProblem(strapi: Core.Strapi, ctx: Context, error: unknown): void {
  const problem = toProblem(strapi, ctx, error);
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problem);
}

/** Same as `sendProblem`, but in the format of Strapi's own errors, the only one that the client of the admin reads. */
export function sendAdminProblem(strapi: Core.Strapi, ctx: Context, error: unknown): void {
  const problem = toProblem(strapi, ctx, error);
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(toStrapiError(problem));
}

/** Sets the status and the headers of the response to an error, logs it when it is a bug, and returns its problem details. */
function toProblem(strapi: Core.Strapi, ctx: Context, error: unknown): Problem {
  const refused = refusalOf(error);
  if (!refused) strapi.log.error(stackOf(error));

  const problem = refused ? problemOf(refused) : { ...UNEXPECTED, requestId: ctx.state['requestId'] };
  ctx.status = problem.status;
  if (problem.status === 503) ctx.set('Retry-After', '2');
  return problem;
}

const UNEXPECTED = {
  type: 'urn:cordee:refusal:kernel.unexpected',
  title: 'kernel.unexpected',
  status: 500,
  code: 'kernel.unexpected',
  facts: {},
};

const toStrapiError = (problem: Problem) => ({
  ...problem,
  data: null,
  error: { status: problem.status, name: 'ApplicationError', message: problem.title, details: { code: problem.code, ...problem.facts } },
});
