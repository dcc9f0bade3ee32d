import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { useAuth } from '@strapi/strapi/admin';

/** What each action on a document needs, one right of: those of Strapi that are greyed without are not shown. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  edit: ['explorer.update'],
  update: ['explorer.create', 'explorer.update'],
  clone: ['explorer.create'],
  discard: ['explorer.update'],
  publish: ['explorer.publish'],
  unpublish: ['explorer.publish'],
  delete: ['explorer.delete'],
  'configure-the-view': ['collection-types.configure-view'],
};

/** People are not duplicated: each has an address and a password of their own. (ACC-13) */
const NOT_COPIED = ['plugin::users-permissions.user'];

/**
 * Changes the actions on a document, in its form and in lists: content types are written in code, so nothing leads to their model, and each
 * action is offered to those who may use it, on what it serves. (ACC-22)
 */
export const formActions = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.filter(({ type }) => type !== 'edit-the-model').map(forThoseWhoMay);

function forThoseWhoMay(useAction: DocumentActionComponent): DocumentActionComponent {
  const needed = useAction.type && NEEDS[useAction.type];
  if (!needed) return useAction;

  const useAllowedAction: DocumentActionComponent = (props) => {
    const permissions = useAuth('forThoseWhoMay', (state) => state.permissions);
    const description = useAction(props);
    // A right to arrange views has no subject, those to documents have their content type.
    const isGranted = (right: string) =>
      permissions.some(({ action, subject }) => action === `plugin::content-manager.${right}` && (subject ?? props.model) === props.model);
    const isCopied = useAction.type !== 'clone' || !NOT_COPIED.includes(props.model);
    return needed.some(isGranted) && isCopied ? description : null;
  };

  return Object.assign(useAllowedAction, useAction);
}
