import { Button, Dialog } from '@strapi/design-system';
import { saveQuestion } from './save-questions';
import { useText } from './use-text';

/** Stands beside each form of the content manager, and asks what is to be asked before it is saved. */
export function SaveQuestionDialog() {
  const asked = saveQuestion.useCurrent();
  const t = useText(asked?.question.id ?? '');
  const kit = useText('kernel.kit');
  if (!asked) return null;

  const { question, answer } = asked;
  const { values } = question;
  const refuse = () => answer({ isConfirmed: false, notSaved: kit('notSaved') });
  return (
    <Dialog.Root open onOpenChange={(isOpen: boolean) => !isOpen && refuse()}>
      <Dialog.Content>
        <Dialog.Header>{t('title', values)}</Dialog.Header>
        <Dialog.Body textAlign="start">{t('body', values)}</Dialog.Body>
        <Dialog.Footer>
          <Button variant="tertiary" fullWidth onClick={refuse}>
            {kit('doNotSave')}
          </Button>
          <Button fullWidth onClick={() => answer({ isConfirmed: true })}>
            {t('confirm', values)}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
