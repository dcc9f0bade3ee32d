import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useContentManagerContext, unstable_useDocumentLayout } from '@strapi/strapi/admin';
import { useKeeping } from './use-kept-form.ts';
import { usePerson } from './use-kept-text';

/**
 * Keeps what is typed in the dialog in which a related document is edited; it is offered when that document's own form is opened. It has the
 * shape of an action because actions are what plugins may add to the dialog. (H-94)
 */
export const KeepRelated: DocumentActionComponent = ({ model, documentId }) => {
  const person = usePerson() ?? '';
  const { contentTypes = [] } = unstable_useContentManagerContext();
  const { edit } = unstable_useDocumentLayout(model);
  const contentType = contentTypes.find(({ uid }) => uid === model);
  useKeeping({
    person,
    model,
    document: documentId ?? null,
    kind: contentType?.info.displayName ?? '',
    mainField: edit.settings.mainField ?? '',
    attributes: contentType?.attributes ?? {},
  });

  return null;
};
KeepRelated.position = ['relation-modal'];
