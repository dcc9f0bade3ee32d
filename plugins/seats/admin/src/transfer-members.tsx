import { useText } from '@cordee/kernel/admin';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { TransferPreview } from './transfer-preview';
import { TransferTargets } from './transfer-targets';

type Props = Readonly<{ session: string; ticked: ReadonlySet<string>; onUntick: (members: readonly string[]) => void }>;

/** What is done with the members who are ticked: they are transferred to another session of the company. (SEAT-6) */
export function TransferMembers({ session, ticked, onUntick }: Props) {
  const t = useText('seats.transfer');
  const members = [...ticked];
  const [isOpen, setIsOpen] = useState(false);
  if (ticked.size === 0 && !isOpen) return null;

  return (
    <Flex gap={3} wrap="wrap" padding={3} background="neutral0" hasRadius shadow="tableShadow" style={IN_SIGHT}>
      <Typography role="status">{t('chosen', { count: ticked.size })}</Typography>
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        <Modal.Trigger>
          <Button>{t('open')}</Button>
        </Modal.Trigger>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{t('title', { count: ticked.size })}</Modal.Title>
          </Modal.Header>
          {isOpen && <Transfer session={session} members={members} onUntick={onUntick} onClose={() => setIsOpen(false)} />}
        </Modal.Content>
      </Modal.Root>
      <Button variant="tertiary" onClick={() => onUntick(members)}>
        {t('untick')}
      </Button>
    </Flex>
  );
}

/** The rows that are ticked may be many: it stays at the lower edge of the window. */
const IN_SIGHT = { position: 'sticky', bottom: 0, zIndex: 1 } as const;

type TransferProps = Pick<Props, 'session' | 'onUntick'> & Readonly<{ members: readonly string[]; onClose: () => void }>;

/** First the session to go to is chosen, then what that does is shown, and confirmed. */
function Transfer({ session, members, onUntick, onClose }: TransferProps) {
  const t = useText('seats.transfer');
  const { toggleNotification } = useNotification();
  const [target, setTarget] = useState<string>();
  if (target === undefined) return <TransferTargets session={session} onChoose={setTarget} />;

  return (
    <TransferPreview
      session={session}
      target={target}
      members={members}
      onLeft={onUntick}
      onOther={() => setTarget(undefined)}
      onDone={(count, reference) => {
        toggleNotification({ type: 'success', message: t('done', { count, reference }) });
        onClose();
        onUntick(members);
      }}
    />
  );
}
