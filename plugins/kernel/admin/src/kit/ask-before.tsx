// Asks before an action of the content manager takes effect, and shows what it will touch.
import type { BulkActionComponent, DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { Flex } from '@strapi/design-system';
import { type ComponentType, type ReactNode, type SyntheticEvent, useRef } from 'react';
import { useIntl } from 'react-intl';

/** What the body of a question receives: the content type and the document ids that the action is about. */
export type QuestionProps = Readonly<{ model: string; documents: readonly string[] }>;

/** A question before an action on documents, in their form, in a row of the list, or on all that are ticked there. */
export type ActionQuestion = Readonly<{
  action: 'unpublish';
  models: readonly string[];
  /** The ids of the messages that are its title, and its button. */
  title: string;
  confirm: string;
  Content: ComponentType<QuestionProps>;
}>;

/** Asks before an action on one document. An action that asks already, with choices, goes on offering them. */
export function askBefore(Action: DocumentActionComponent, { models, title, confirm, Content }: ActionQuestion): DocumentActionComponent {
  function Asking(props: Parameters<DocumentActionComponent>[0]): ReturnType<DocumentActionComponent> {
    const { formatMessage } = useIntl();
    const click = useRef<SyntheticEvent | null>(null);
    const action = Action(props);
    const { model, documentId } = props;
    if (!action || !documentId || !models.includes(model)) return action;

    const { dialog, onClick } = action;
    const question = <Content model={model} documents={[documentId]} />;
    const asking = { type: 'dialog', title: formatMessage({ id: title }), confirmLabel: formatMessage({ id: confirm }) } as const;
    if (dialog?.type === 'dialog') return { ...action, dialog: { ...dialog, ...asking, content: both(question, dialog.content) } };
    return {
      ...action,
      onClick(event) {
        click.current = event;
      },
      dialog: {
        ...asking,
        content: question,
        async onConfirm() {
          if (click.current) await onClick?.(click.current);
        },
      },
    };
  }
  return Object.assign(Asking, Action);
}

/** Same as `askBefore`, for an action on all documents that are ticked in a list, which Strapi asks before in any case. */
export function askBeforeBulk(Action: BulkActionComponent, { models, title, confirm, Content }: ActionQuestion): BulkActionComponent {
  function Asking(props: Parameters<BulkActionComponent>[0]): ReturnType<BulkActionComponent> {
    const { formatMessage } = useIntl();
    const action = Action(props);
    const { model, documents } = props;
    if (action?.dialog?.type !== 'dialog' || !models.includes(model)) return action;

    const question = <Content model={model} documents={documents.map(({ documentId }) => documentId)} />;
    const asking = { title: formatMessage({ id: title }), confirmLabel: formatMessage({ id: confirm }) };
    return { ...action, dialog: { ...action.dialog, ...asking, content: question } };
  }
  return Object.assign(Asking, Action);
}

const both = (question: ReactNode, choices: ReactNode) => (
  <Flex direction="column" alignItems="stretch" gap={5}>
    {question}
    {choices}
  </Flex>
);
