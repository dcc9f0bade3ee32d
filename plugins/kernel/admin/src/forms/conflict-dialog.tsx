import { Box, Button, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { unstable_useContentManagerContext } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../kit/use-text';
import type { Conflict, Decision } from './conflicts';
import { collides, type OtherChange, type Side } from './merge';
import { useValueText } from './value-text';

type Props = Readonly<{ conflict: Conflict; decide: (decision: Decision) => void }>;

/** Says who changed what since the form was opened, and asks what to keep of what both changed. (H-93) */
export function ConflictDialog({ conflict, decide }: Props) {
  const t = useText('kernel.conflict');
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const { mine, theirs, changes } = conflict;
  const colliding = changes.filter((change) => collides(change, mine, theirs));
  const others = changes.filter((change) => !colliding.includes(change));
  const isDecided = colliding.every(({ field }) => choices[field]);

  return (
    <Modal.Root open onOpenChange={() => decide(null)}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{t('title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography>{t(colliding.length > 0 ? 'choose' : 'noCollision')}</Typography>
            {others.length > 0 && (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
                {others.map((change) => (
                  <OtherField key={change.field} conflict={conflict} change={change} />
                ))}
              </Flex>
            )}
            {colliding.map((change) => (
              <CollidingField
                key={change.field}
                conflict={conflict}
                change={change}
                side={choices[change.field]}
                onChoose={(side) => setChoices({ ...choices, [change.field]: side })}
              />
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => decide(null)}>
            {t('back')}
          </Button>
          <Button disabled={!isDecided} onClick={() => decide(choices)}>
            {t('save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What somebody else changed, and this form did not. */
function OtherField({ conflict, change }: Readonly<{ conflict: Conflict; change: OtherChange }>) {
  const { label, who } = useNames(conflict, change);
  const { theirs } = useValueText(conflict);
  return (
    <Box tag="li">
      <Typography variant="omega" fontWeight="bold">
        {label}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {who}
      </Typography>
      <Value>{theirs(change.field)}</Value>
    </Box>
  );
}

type CollidingProps = Readonly<{ conflict: Conflict; change: OtherChange; side: Side | undefined; onChoose: (side: Side) => void }>;

/** A field that both changed: one of the two values is chosen. */
function CollidingField({ conflict, change, side, onChoose }: CollidingProps) {
  const t = useText('kernel.conflict');
  const { label, who } = useNames(conflict, change);
  const { mine, theirs } = useValueText(conflict);
  return (
    <Radio.Group value={side ?? ''} onValueChange={(value: string) => onChoose(value === 'mine' ? 'mine' : 'theirs')} aria-label={label}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="omega" fontWeight="bold">
          {label}
        </Typography>
        <Radio.Item value="theirs">{who}</Radio.Item>
        <Value>{theirs(change.field)}</Value>
        <Radio.Item value="mine">{t('yours')}</Radio.Item>
        <Value>{mine(change.field)}</Value>
      </Flex>
    </Radio.Group>
  );
}

/** A value as it would be read: texts may be long. */
const Value = ({ children }: Readonly<{ children: string }>) => (
  <Box background="neutral100" padding={3} hasRadius maxHeight="16rem" overflow="auto" style={{ whiteSpace: 'pre-wrap' }}>
    <Typography>{children}</Typography>
  </Box>
);

function useNames({ model }: Conflict, { field, at, staff }: OtherChange) {
  const { formatMessage, formatDate } = useIntl();
  const t = useText('kernel.conflict');
  const { layout } = unstable_useContentManagerContext();
  const label = layout.edit.metadatas[field]?.label ?? field;
  const date = formatDate(at, { dateStyle: 'long', timeStyle: 'short' });
  return {
    label: formatMessage({ id: `content-manager.content-types.${model}.${field}`, defaultMessage: label }),
    who: staff ? t('by', { staff, date }) : t('outside', { date }),
  };
}
