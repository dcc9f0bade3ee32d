import { USER_UID } from '@cordee/accounts';
import { wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';

/** The numbers that documents have in the database: no work of staff needs them. */
const NUMBERS = ['id', 'documentId'];

/** The fields of people that nobody reads: they are managed through links, or have no effect here. */
const UNUSED = ['username', 'provider', 'password', 'resetPasswordToken', 'confirmationToken', 'confirmed', 'role'];

/** What Strapi answers about the views of a content type. */
const views = z.looseObject({
  data: z.looseObject({
    contentType: z.looseObject({ uid: z.string(), metadatas: z.record(z.string(), z.looseObject({ list: z.looseObject({}) })) }),
  }),
});

/** Takes the label from the fields that nobody reads in lists: by this the admin leaves them out of columns and filters. (ACC-22) */
export function hideUnreadFields(strapi: Core.Strapi): void {
  wrapAction(strapi, {
    uid: 'plugin::content-manager.content-types',
    action: 'findContentTypeConfiguration',
    wrap: (find) => async (ctx, next) => {
      await find(ctx, next);
      const { success, data: body } = views.safeParse(ctx.body);
      // Strapi has refused: the body says why.
      if (!success) return;
      const { uid, metadatas } = body.data.contentType;
      const unread = uid === USER_UID ? [...NUMBERS, ...UNUSED] : NUMBERS;
      for (const field of unread) Object.assign(metadatas[field]?.list ?? {}, { label: '', sortable: false });
      ctx.body = body;
    },
  });
}
