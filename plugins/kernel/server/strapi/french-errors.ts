import type { Context } from 'koa';
import type { MiddlewareFactory } from '../http/middleware.ts';
import { localeOf } from './form-errors.ts';

/** The messages of Strapi and of its validator that staff meet, as patterns, and what is said instead, in French. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/^This attribute must be unique$/, 'Cette valeur existe déjà : elle doit être unique.'],
  [/ must be defined\.?$| is a required field$| cannot be null$/, 'Ce champ est obligatoire.'],
  [/ must be at least (\d+) characters?$/, 'Il faut au moins $1 caractères.'],
  [/ must be at most (\d+) characters?$/, 'Il faut au plus $1 caractères.'],
  [/ must be greater than or equal to (-?[\d.]+)$/, 'Il faut un nombre d’au moins $1.'],
  [/ must be less than or equal to (-?[\d.]+)$/, 'Il faut un nombre d’au plus $1.'],
  [/ must be a valid email$/, 'Cela n’a pas la forme d’une adresse e-mail.'],
  [/ must be an integer$/, 'Il faut un nombre entier.'],
  [/ must match the following: /, 'Cela n’a pas la forme attendue.'],
  [/ must be one of the following values: /, 'Ce choix n’existe pas.'],
  [
    / must be (?:a|an) `?(?:string|number|boolean|object|array|date|integer)`? (?:type|but)/,
    'Cette valeur n’est pas de la sorte attendue.',
  ],
  [/^Invalid format, expected .*$/, 'Cette date ou cette heure n’a pas la forme attendue.'],
  [/^(\d+) errors occurred$/, '$1 champs sont à corriger.'],
  [
    /^You must have at least one user with super admin role\.$/,
    'C’est la dernière personne qui peut tout : donnez d’abord ce rôle à quelqu’un d’autre.',
  ],
  [/^(?:Forbidden(?: access)?|Policy Failed)$/, 'Vos droits ne permettent pas cela.'],
  [/^(?:Unauthorized|Missing or invalid credentials|Invalid credentials)$/, 'Votre session est terminée : connectez-vous de nouveau.'],
  [/^(?:Not Found|.*\bnot found)$/i, 'Cela n’existe pas, ou n’existe plus.'],
  [/^Method Not Allowed$/, 'Cela n’est pas prévu.'],
  [/^The service is unavailable for a moment/, 'Le service est momentanément indisponible : réessayez dans une minute.'],
  [
    /^A value does not have the form that is expected/,
    'Une valeur n’a pas la forme attendue : trop longue, trop grande, ou avec un caractère qui n’est pas accepté.',
  ],
  [
    /^This page was opened at another address than that of the admin/,
    'Cette page n’est pas ouverte à l’adresse de l’administration. Rien n’a changé : ouvrez celle-ci, puis recommencez.',
  ],
  [
    /^Documents of this kind have no drafts/,
    'Ces fiches n’ont pas de brouillon : elles ne se publient pas, et ne se retirent pas. Rien n’a changé.',
  ],
  [/^That is more than (\d+) documents at once/, 'Cela fait plus de $1 fiches à la fois. Rien n’a changé : choisissez-en moins.'],
  [/^What was sent cannot be read/, 'Ce qui a été envoyé est illisible. Rien n’a changé : rechargez la page et recommencez.'],
  [
    /^Internal Server Error$/,
    'Le serveur n’a pas pu faire cela. Rien n’a changé : réessayez, puis prévenez qui s’occupe de l’application.',
  ],
];

/** Returns a message of Strapi in French; one that is not known is returned as it is. (LRN-1) */
export function inFrench(message: string): string {
  const [pattern, text] = FRENCH.find(([known]) => known.test(message)) ?? [];
  if (!pattern || text === undefined) return message;

  return text.replaceAll('$1', pattern.exec(message)?.[1] ?? '');
}

/**
 * Middleware around Strapi's own error middleware: the errors that the admin shows speak French, to all but those who have chosen English.
 * Those of our API have codes instead. (ACC-22)
 */
export const frenchErrors: MiddlewareFactory = () => async (ctx, next) => {
  await next();
  if (isErrorOfAdmin(ctx) && localeOf(ctx.state['user']) === 'fr') ctx.body = translated(ctx.body);
};

const isErrorOfAdmin = (ctx: Context): boolean => !ctx.path.startsWith('/api/') && ctx.status >= 400 && ctx.body != null;

/** The body of an error with its messages in French, also those of the fields (`details.errors`). */
function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated);
  if (!isPlainObject(value)) return value;

  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    typeof entry === 'string' && key === 'message' ? inFrench(entry) : translated(entry),
  ]);
  return Object.fromEntries(entries);
}

/** Whether a value is an object of JSON: bodies may also be streams and buffers. */
const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
