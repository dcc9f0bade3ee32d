import { unstable_useDocument, useQueryParams } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';

type Query = Readonly<{ plugins?: Record<string, object>; [parameter: string]: unknown }>;

/** Returns the version of the document that the form around it shows; null while it is being created, and where documents have none. */
export function useDocumentVersion(): number | null {
  const { collectionType = '', slug: model = '', id } = useParams();
  const [{ query }] = useQueryParams<Query>();
  // As the form itself asks for its document, so that both share one request.
  const params = useMemo(() => {
    const { plugins = {}, ...rest } = query ?? {};
    return Object.assign({}, rest, ...Object.values(plugins));
  }, [query]);
  const documentId = id === 'create' ? undefined : id;
  const { document } = unstable_useDocument({ collectionType, model, ...(documentId && { documentId }), params }, { skip: !documentId });
  const version: unknown = document?.['version'];

  return typeof version === 'number' ? version : null;
}
