import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import type { ComponentType } from 'react';

/** What stands above the window that publishes several documents receives: their content type, and their document ids. */
export type BulkPublishProps = Readonly<{ model: string; documents: readonly string[] }>;

/** What stands above the window that publishes several documents of these content types. */
export type BulkPublishNotice = Readonly<{ models: readonly string[]; Content: ComponentType<BulkPublishProps> }>;

/** Puts a notice above the content of the action that publishes, which Strapi knows by its `actionType`; other actions stay as they are. */
export function withNotice(Action: BulkActionComponent, { models, Content }: BulkPublishNotice): BulkActionComponent {
  return Object.assign<BulkActionComponent, object>(
    (props) => {
      const description = Action(props);
      if (!description || !('actionType' in description) || description.actionType !== 'publish') return description;
      const { dialog } = description;
      if (dialog?.type !== 'modal' || !models.includes(props.model)) return description;

      const Original = dialog.content;
      const documents = props.documents.map(({ documentId }) => documentId);
      return {
        ...description,
        dialog: {
          ...dialog,
          content: (window) => (
            <>
              <Content model={props.model} documents={documents} />
              {typeof Original === 'function' ? <Original {...window} /> : Original}
            </>
          ),
        },
      };
    },
    { type: Action.type },
  );
}
