import type { Core } from '@strapi/strapi';
import { UnfitValue } from '../http/problem.ts';
import { wrapAction } from './controller-actions.ts';

/** Refuses to check permissions when none is named: Strapi takes them for optional, and then reads them. */
export const refuseEmptyChecks = (strapi: Core.Strapi): void =>
  wrapAction(strapi, {
    uid: 'admin::permission',
    action: 'check',
    wrap: (check) => (ctx, next) => {
      if (ctx.request.body.permissions === undefined) throw new UnfitValue({});
      return check(ctx, next);
    },
  });
