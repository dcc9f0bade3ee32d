import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { useRBAC } from '@strapi/strapi/admin';

/** The right to arrange lists and forms. */
const CONFIGURE = [{ action: 'plugin::content-manager.collection-types.configure-view', subject: null }];

/**
 * Changes the menu of a form: content types are written in code, so nothing leads to their model, and the arrangement of the form is
 * offered to those who may change it. (ACC-22)
 */
export const formActions = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions
    .filter(({ type }) => type !== 'edit-the-model')
    .map((action) => (action.type === 'configure-the-view' ? forThoseWhoConfigure(action) : action));

function forThoseWhoConfigure(useAction: DocumentActionComponent): DocumentActionComponent {
  const useAllowedAction: DocumentActionComponent = (props) => {
    const { allowedActions } = useRBAC(CONFIGURE);
    const description = useAction(props);
    return Object.values(allowedActions).includes(true) ? description : null;
  };

  return Object.assign(useAllowedAction, useAction);
}
