import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import { type ComponentType, useCallback } from 'react';

/** What the window that publishes several documents receives: their content type, their document ids, and how it is closed. */
export type BulkPublishProps = Readonly<{ model: string; documents: readonly string[]; onClose: () => void }>;

/** The content of the window that publishes several documents of these content types, instead of Strapi's. */
export type BulkPublishWindow = Readonly<{ models: readonly string[]; Content: ComponentType<BulkPublishProps> }>;

/** Gives the action that publishes, which Strapi knows by its `actionType`, a window of its own; other actions stay as they are. */
export function withWindow(Action: BulkActionComponent, { models, Content }: BulkPublishWindow): BulkActionComponent {
  return Object.assign<BulkActionComponent, object>(
    (props) => {
      const { model } = props;
      const ids = props.documents.map(({ documentId }) => documentId).join(',');
      // The same component as long as the same documents are ticked: what was chosen in the window stays when the list is read again.
      const content = useCallback(
        ({ onClose }: Readonly<{ onClose: () => void }>) => <Content model={model} documents={ids.split(',')} onClose={onClose} />,
        [model, ids],
      );
      const description = Action(props);
      if (!description || !('actionType' in description) || description.actionType !== 'publish') return description;
      const { dialog } = description;
      if (dialog?.type !== 'modal' || !models.includes(model)) return description;

      return { ...description, dialog: { ...dialog, content } };
    },
    { type: Action.type },
  );
}
