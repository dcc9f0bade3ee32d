import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { useRBAC } from '@strapi/strapi/admin';

/** The right to arrange lists and forms. */
const CONFIGURE = [{ action: 'plugin::content-manager.collection-types.configure-view', subject: null }];

/** People are not duplicated: each has an address and a password of their own. (ACC-13) */
const NOT_COPIED = ['plugin::users-permissions.user'];

/**
 * Changes the menu of a form: content types are written in code, so nothing leads to their model, and the arrangement of the form is
 * offered to those who may change it; and of lists, whose rows have the same actions. (ACC-22)
 */
export const formActions = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions
    .filter(({ type }) => type !== 'edit-the-model')
    .map((action) => (action.type === 'configure-the-view' ? forThoseWhoConfigure(action) : action))
    .map((action) => (action.type === 'clone' ? forWhatIsCopied(action) : action));

function forWhatIsCopied(useAction: DocumentActionComponent): DocumentActionComponent {
  const useCopyAction: DocumentActionComponent = (props) => {
    const description = useAction(props);
    return NOT_COPIED.includes(props.model) ? null : description;
  };

  return Object.assign(useCopyAction, useAction);
}

function forThoseWhoConfigure(useAction: DocumentActionComponent): DocumentActionComponent {
  const useAllowedAction: DocumentActionComponent = (props) => {
    const { allowedActions } = useRBAC(CONFIGURE);
    const description = useAction(props);
    return Object.values(allowedActions).includes(true) ? description : null;
  };

  return Object.assign(useAllowedAction, useAction);
}
