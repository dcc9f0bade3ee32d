import { Button, Dialog } from '@strapi/design-system';

/** The words of a question: what is about to happen, to whom, and the two buttons. */
export type Question = Readonly<{ title: string; body: string; confirm: string; cancel: string }>;

type Props = Readonly<{ question: Question; isOpen: boolean; isRunning: boolean; onConfirm: () => void; onClose: () => void }>;

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ question, isOpen, isRunning, onConfirm, onClose }: Props) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(opens: boolean) => !opens && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{question.title}</Dialog.Header>
        <Dialog.Body textAlign="start">{question.body}</Dialog.Body>
        <Dialog.Footer>
          <Button variant="tertiary" fullWidth onClick={onClose}>
            {question.cancel}
          </Button>
          <Button variant="danger-light" fullWidth disabled={isRunning} onClick={onConfirm}>
            {question.confirm}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
