import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { PublishableDocument } from '../../admin-api.ts';
import { checkBeforePublishing } from './check-before-publishing.ts';

type Version = Readonly<{ documentId: string; title: string; reference: string; updatedAt: string; publishedAt: string | null }>;

/** Which of these documents can be published as they are drafted, why the others cannot, and which are published already. (LRN-8) */
export async function publishableDocuments(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documents: readonly string[],
): Promise<PublishableDocument[]> {
  const select = ['documentId', 'title', 'reference', 'updatedAt', 'publishedAt'];
  const versions: Version[] = await strapi.db.query(uid).findMany({ where: { documentId: { $in: documents } }, select });
  const publishable: PublishableDocument[] = [];
  for (const document of documents) {
    const ofDocument = versions.filter(({ documentId }) => documentId === document);
    const draft = ofDocument.find(({ publishedAt }) => publishedAt === null);
    if (!draft) continue;
    const published = ofDocument.find(({ publishedAt }) => publishedAt !== null);
    publishable.push({
      document,
      title: draft.title,
      reference: draft.reference,
      reason: await reasonAgainst(strapi, uid, document),
      isPublished: published !== undefined && draft.updatedAt <= published.updatedAt,
    });
  }
  return publishable;
}

async function reasonAgainst(strapi: Core.Strapi, uid: string, document: string): Promise<string | null> {
  try {
    await checkBeforePublishing(strapi, uid, document);
    return null;
  } catch (error) {
    if (error instanceof errors.ApplicationError) return error.message;
    throw error;
  }
}

/** How many links of these documents lead to documents that are not published, as Strapi counts them. */
export const draftRelationsOf = (strapi: Core.Strapi, uid: UID.ContentType, documents: readonly string[]): Promise<number> =>
  strapi.plugin('content-manager').service('document-manager').countManyEntriesDraftRelations(documents, uid);
