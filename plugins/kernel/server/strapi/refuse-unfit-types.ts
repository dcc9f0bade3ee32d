import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { NoDrafts, NotFound } from '../http/problem.ts';
import { wrapAction } from './controller-actions.ts';

/** The actions that publish or withdraw documents: of a content type without drafts, Strapi calls methods that are not there. */
const PUBLISHING = ['publish', 'unpublish', 'discard', 'bulkPublish', 'bulkUnpublish'];

/** The actions whose body names a content type, which Strapi reads before it asks whether there is one. */
const NAMING = ['generateUID', 'checkUIDAvailability'];

/** Refuses what Strapi would answer with a 500: to publish what has no drafts, and a value for a content type that does not exist. (OPS-3) */
export function refuseUnfitTypes(strapi: Core.Strapi): void {
  for (const action of PUBLISHING)
    wrapAction(strapi, {
      uid: 'plugin::content-manager.collection-types',
      action,
      wrap: (original) => (ctx, next) => {
        const model: UID.ContentType = ctx['params'].model;
        if (!contentTypes.hasDraftAndPublish(strapi.contentType(model))) throw new NoDrafts({});
        return original(ctx, next);
      },
    });

  for (const action of NAMING)
    wrapAction(strapi, {
      uid: 'plugin::content-manager.uid',
      action,
      wrap: (original) => (ctx, next) => {
        const { contentTypeUID: named } = ctx.request.body;
        if (typeof named === 'string' && !Object.hasOwn(strapi.contentTypes, named)) throw new NotFound({});
        return original(ctx, next);
      },
    });
}
