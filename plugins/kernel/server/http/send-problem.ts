import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { appOf } from '../base/app.ts';
import { messageOf, stackOf, stringField } from '../base/caught-error.ts';
import type { Refusal } from '../base/refusal.ts';
import { viewsOf } from '../database/views.ts';
import { type Problem, problemOf, refusalOf, Unavailable } from './problem.ts';

/** Responds with the problem details (RFC 9457) of an error; for a bug, with a 500 that reveals the request id and nothing else. */
export function sendProblem(strapi: Core.Strapi, ctx: Context, error: unknown): void {
  const problem = toProblem(strapi, ctx, error);
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problem);
}

/** Same as `sendProblem`, but in the format of Strapi's own errors, the only one that the client of the admin reads. */
export function sendAdminProblem(strapi: Core.Strapi, ctx: Context, error: unknown): void {
  const problem = toProblem(strapi, ctx, error);
  ctx.body = toStrapiError(problem);
}

/** Sets the status and the headers of the response to an error, logs it when it is a bug, and returns its problem details. */
function toProblem(strapi: Core.Strapi, ctx: Context, error: unknown): Problem {
  const refused = refusalOf(error) ?? viewMissing(strapi, error);
  if (!refused) strapi.log.error(stackOf(error));

  const problem = refused ? problemOf(refused) : { ...UNEXPECTED, requestId: ctx.state['requestId'] };
  ctx.status = problem.status;
  if (problem.status === 503) ctx.set('Retry-After', '2');
  return problem;
}

/** The refusal while a process of the next release is starting, which has dropped the published views for a moment. */
function viewMissing(strapi: Core.Strapi, error: unknown): Refusal | undefined {
  if (stringField(error, 'code') !== UNDEFINED_TABLE) return undefined;

  const message = messageOf(error);
  const view = viewsOf(appOf(strapi).plugins).find(({ name }) => message.includes(`relation "${name}" does not exist`));
  if (!view) return undefined;
  strapi.log.warn(`The view ${view.name} is missing: another process is starting, or could not start.`);
  return new Unavailable({ retryAfter: 2 });
}

const UNDEFINED_TABLE = '42P01';

const UNEXPECTED = {
  type: 'urn:cordee:refusal:kernel.unexpected',
  title: 'kernel.unexpected',
  status: 500,
  code: 'kernel.unexpected',
  facts: {},
};

/** What forms and lists of Strapi show of refusals that its own routes are answered with, in English, with their facts in braces; `french-errors.ts` has it in French. */
const MESSAGES: Readonly<Record<string, string>> = {
  'kernel.unavailable': 'The service is unavailable for a moment: try again in a minute.',
  'kernel.unfit_value': 'A value does not have the form that is expected: too long, too large, or with a character that is not accepted.',
  'kernel.not_found': 'Not Found',
  'kernel.no_drafts': 'Documents of this kind have no drafts: they are neither published nor withdrawn. Nothing has changed.',
  'kernel.too_many_documents': 'That is more than {most} documents at once. Nothing has changed: choose fewer.',
  'kernel.foreign_origin': 'This page was opened at another address than that of the admin. Nothing has changed: open the admin again.',
  'kernel.unreadable_body': 'What was sent cannot be read. Nothing has changed: reload the page and try again.',
};

const withFacts = (message: string, facts: object): string =>
  Object.entries(facts).reduce((text, [name, fact]) => text.replaceAll(`{${name}}`, String(fact)), message);

const toStrapiError = (problem: Problem) => ({
  ...problem,
  data: null,
  error: {
    status: problem.status,
    name: 'ApplicationError',
    message: withFacts(MESSAGES[problem.code] ?? problem.title, problem.facts),
    details: { code: problem.code, ...problem.facts },
  },
});
