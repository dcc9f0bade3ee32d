import { Button, Dialog } from '@strapi/design-system';
import { useRef } from 'react';

/** The words of a question: what is about to happen, to whom, and the two buttons. */
export type Question = Readonly<{ title: string; body: string; confirm: string; cancel: string }>;

type Props = Readonly<{ question: Question; isOpen: boolean; isRunning: boolean; onConfirm: () => void; onClose: () => void }>;

/** Asks before something that cannot be undone; the focus is in the question, and back where it was once that is closed. */
export function ConfirmDialog({ question, isOpen, isRunning, onConfirm, onClose }: Props) {
  const focused = useRef<Element | null>(null);
  const noteFocus = () => {
    focused.current = document.activeElement;
  };
  const restoreFocus = (event: Event) => {
    event.preventDefault();
    if (focused.current instanceof HTMLElement) focused.current.focus();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(opens: boolean) => !opens && onClose()}>
      <Dialog.Content onOpenAutoFocus={noteFocus} onCloseAutoFocus={restoreFocus}>
        <Dialog.Header>{question.title}</Dialog.Header>
        <Dialog.Body textAlign="start">{question.body}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {question.cancel}
            </Button>
          </Dialog.Cancel>
          <Button variant="danger-light" fullWidth disabled={isRunning} onClick={onConfirm}>
            {question.confirm}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
