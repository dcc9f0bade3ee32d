import { Box, Button, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useDateText } from '../kit/use-date-text';
import { useText } from '../kit/use-text';
import { compared } from './compare';
import { ComparedValue } from './compared-value';
import { type ConflictWords, useDocumentWords, useFileWords } from './conflict-words';
import { type Conflict, type Decision, type DocumentConflict, type FileConflict, fileQuestion } from './conflicts';
import { collides, type OtherChange, type Side } from './merge';

type Asked<C> = Readonly<{ conflict: C; decide: (decision: Decision) => void }>;

/** The dialog about a document, inside its form. */
export const DocumentConflictDialog = ({ conflict, decide }: Asked<DocumentConflict>) => (
  <ConflictDialog conflict={conflict} words={useDocumentWords(conflict)} decide={decide} />
);

/** The dialog about a file of the media library, on whatever page its form is. */
export function FileConflictDialog() {
  const asked = fileQuestion.useCurrent();
  return asked && <OpenFileConflict conflict={asked.question} decide={asked.answer} />;
}

const OpenFileConflict = ({ conflict, decide }: Asked<FileConflict>) => (
  <ConflictDialog conflict={conflict} words={useFileWords(conflict)} decide={decide} />
);

/** Says who changed what since the form was opened, and asks what to keep of what both changed. (H-93) */
function ConflictDialog({ conflict, words, decide }: Asked<Conflict> & Readonly<{ words: ConflictWords }>) {
  const t = useText('kernel.conflict');
  const { kind } = words;
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const { mine, theirs, changes } = conflict;
  const colliding = changes.filter((change) => collides(change, mine, theirs));
  const others = changes.filter((change) => !colliding.includes(change));
  const isDecided = colliding.every(({ field }) => choices[field]);

  return (
    <Modal.Root open onOpenChange={() => decide(null)}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{t('title', { kind })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography>{t(colliding.length > 0 ? 'choose' : 'noCollision', { kind })}</Typography>
            {others.length > 0 && (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
                {others.map((change) => (
                  <OtherField key={change.field} words={words} change={change} />
                ))}
              </Flex>
            )}
            {colliding.map((change) => (
              <CollidingField
                key={change.field}
                words={words}
                change={change}
                side={choices[change.field]}
                onChoose={(side) => setChoices({ ...choices, [change.field]: side })}
              />
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => decide(null)}>
            {t('back', { kind })}
          </Button>
          <Button disabled={!isDecided} onClick={() => decide(choices)}>
            {t(conflict.publishes ? 'publish' : 'save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What somebody else changed, and this form did not. */
function OtherField({ words, change }: Readonly<{ words: ConflictWords; change: OtherChange }>) {
  const who = useAuthor(change);
  const { base, theirs, isList } = words.lines(change.field);
  return (
    <Box tag="li">
      <Typography variant="omega" fontWeight="bold">
        {words.label(change.field)}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {who}
      </Typography>
      <ComparedValue lines={compared(base, theirs, isList)[1]} />
    </Box>
  );
}

type CollidingProps = Readonly<{ words: ConflictWords; change: OtherChange; side: Side | undefined; onChoose: (side: Side) => void }>;

/** A field that both changed: one of the two values is chosen, or the text that has both changes. */
function CollidingField({ words, change, side, onChoose }: CollidingProps) {
  const t = useText('kernel.conflict');
  const who = useAuthor(change);
  const label = words.label(change.field);
  const { base, mine, theirs, both, isList } = words.lines(change.field);
  const [theirLines, myLines] = compared(theirs, mine, isList);
  const choose = (value: string) => onChoose(SIDES.find((each) => each === value) ?? 'theirs');
  return (
    <Radio.Group value={side ?? ''} onValueChange={choose} aria-label={label}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="omega" fontWeight="bold">
          {label}
        </Typography>
        <Radio.Item value="theirs">{who}</Radio.Item>
        <ComparedValue lines={theirLines} />
        <Radio.Item value="mine">{t('yours')}</Radio.Item>
        <ComparedValue lines={myLines} />
        {both && (
          <>
            <Radio.Item value="both">{t('both')}</Radio.Item>
            <ComparedValue lines={compared(base, both, isList)[1]} />
          </>
        )}
      </Flex>
    </Radio.Group>
  );
}

const SIDES: readonly Side[] = ['mine', 'theirs', 'both'];

/** Who changed a field, and when. */
function useAuthor({ at, staff }: OtherChange): string {
  const formatDate = useDateText();
  const t = useText('kernel.conflict');
  const date = formatDate(at, { dateStyle: 'long', timeStyle: 'short' });
  return staff ? t('by', { staff, date }) : t('outside', { date });
}
