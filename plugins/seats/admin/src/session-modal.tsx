import { Refusal, useText } from '@cordee/kernel/admin';
import { Button, Flex, Modal } from '@strapi/design-system';
import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react';

type ModalProps = Readonly<{ title: string; children: (close: () => void) => ReactNode }>;

/** A button of the page of a session that opens a window; what is in the window begins anew each time. */
export function SessionModal({ title, children }: ModalProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant="secondary">{title}</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {isOpen && children(() => setIsOpen(false))}
      </Modal.Content>
    </Modal.Root>
  );
}

type FormProps = Readonly<{
  save: string;
  isReady: boolean;
  refusal: ComponentProps<typeof Refusal>['of'];
  onSubmit: () => Promise<void>;
  children: ReactNode;
}>;

/** The form in such a window. */
export function SessionForm({ save, isReady, refusal, onSubmit, children }: FormProps) {
  const t = useText('seats.members');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isReady) void onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
          <Refusal plugin="seats" of={refusal} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('cancel')}</Button>
        </Modal.Close>
        <Button type="submit" disabled={!isReady}>
          {save}
        </Button>
      </Modal.Footer>
    </form>
  );
}
