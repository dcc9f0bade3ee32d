import { USER_UID } from '@cordee/accounts';
import { shownEmail, wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';

const person = z.looseObject({ email: z.string().transform(shownEmail) });

/** What the content manager answers about people: a list of them, or one. */
const people = z.union([z.looseObject({ results: z.array(person) }), z.looseObject({ data: person })]);

/** Shows staff the addresses of people with the letters of their domain, in lists and forms. What a form sends is normalised. (H-71) */
export function showAddresses(strapi: Core.Strapi): void {
  for (const action of ['find', 'findOne', 'create', 'update'])
    wrapAction(strapi, {
      uid: 'plugin::content-manager.collection-types',
      action,
      wrap: (original) => async (ctx, next) => {
        await original(ctx, next);
        if (ctx['params'].model === USER_UID) ctx.body = people.safeParse(ctx.body).data ?? ctx.body;
      },
    });
}
