// A form whose document is deleted is left: Strapi would read the document once more, and say in red that it does not exist.
import { adminApi } from '@strapi/strapi/admin';
import { untilFormIsLeft } from './open-form';

type Deletion = Readonly<{ model: string; documentId?: string }>;
type Tag = string | Readonly<{ type: string; id: string }>;

/** The endpoint of Strapi's client that deletes the document of a form, as far as we change it. */
type DeleteEndpoint = {
  invalidatesTags?: (result: unknown, error: unknown, deletion: Deletion, meta: unknown) => readonly Tag[];
  onQueryStarted?: (deletion: Deletion, api: { dispatch: (action: unknown) => void; queryFulfilled: Promise<unknown> }) => Promise<void>;
};

/** Reads lists again after a deletion, and forgets the document itself once its form is left. */
export function leaveDeletedDocuments(): void {
  const change = (endpoint: DeleteEndpoint) => {
    const { invalidatesTags } = endpoint;
    if (!invalidatesTags) return;

    const tagsOf = (deletion: Deletion, isOfDocument: boolean) =>
      invalidatesTags(undefined, undefined, deletion, undefined).filter(
        (tag) => isOfDocument === (typeof tag === 'object' && tag.id !== `${deletion.model}_LIST`),
      );
    endpoint.invalidatesTags = (_result, error, deletion) => (error ? [] : tagsOf(deletion, false));
    endpoint.onQueryStarted = async (deletion, { dispatch, queryFulfilled }) => {
      const left = untilFormIsLeft();
      // Who is refused is told so by the form.
      const isDeleted = await queryFulfilled.then(
        () => true,
        () => false,
      );
      if (!isDeleted) return;

      // Cast: the tags are those of the content manager, whose types Strapi does not export.
      const forget = () => dispatch(adminApi.util.invalidateTags(tagsOf(deletion, true) as never));
      if (left.aborted) forget();
      else left.addEventListener('abort', () => setTimeout(forget));
    };
  };
  // Cast: Strapi does not export the types of the endpoints that the content manager adds.
  (adminApi.enhanceEndpoints as (changes: object) => unknown)({ endpoints: { deleteDocument: change } });
}
