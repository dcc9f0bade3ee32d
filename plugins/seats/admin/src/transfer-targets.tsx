import { Loaded, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Flex, Modal, Searchbar, Typography } from '@strapi/design-system';
import { type KeyboardEvent, useState } from 'react';
import { seatsAdminApi } from '../../admin-api.ts';

type Props = Readonly<{ session: string; onChoose: (target: string) => void }>;

/** The sessions of the company to choose from, by words of their reference and course. (SEAT-6, H-83) */
export function TransferTargets({ session, onChoose }: Props) {
  const t = useText('seats.transfer');
  const dayText = useDayText();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const reading = useEndpoint(seatsAdminApi.transferTargets, { params: { session }, query: { search } });
  const searchOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    setSearch(typed.trim());
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Searchbar
            name="transfer-target"
            value={typed}
            onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
            onKeyDown={searchOnEnter}
            onClear={() => {
              setTyped('');
              setSearch('');
            }}
            clearLabel={t('clear')}
            placeholder={t('search')}
          >
            {t('search')}
          </Searchbar>
          <Loaded of={reading}>
            {({ total, sessions }) => (
              <>
                {total === 0 && <Typography role="status">{t('none')}</Typography>}
                <Flex tag="ul" aria-label={t('targets')} direction="column" alignItems="stretch" gap={3} style={LIST}>
                  {sessions.map(({ session: id, reference, course, kind, startsOn, endsOn, allowance, counted }) => (
                    <Flex key={id} tag="li" gap={3} justifyContent="space-between" wrap="wrap">
                      <Flex direction="column" alignItems="flex-start">
                        <Typography fontWeight="bold">{reference}</Typography>
                        <Typography variant="pi" textColor="neutral600">
                          {t('dates', { course: course ?? '–', kind: t(`kind.${kind}`), from: dayText(startsOn), to: dayText(endsOn) })}
                        </Typography>
                        <Typography variant="pi" textColor="neutral600">
                          {t(`seats.${kind}`, { counted, allowance })}
                        </Typography>
                      </Flex>
                      <Button variant="secondary" size="S" aria-label={t('choose', { reference })} onClick={() => onChoose(id)}>
                        {t('chooseThis')}
                      </Button>
                    </Flex>
                  ))}
                </Flex>
                {total > sessions.length && <Typography>{t('more', { shown: sessions.length, total })}</Typography>}
              </>
            )}
          </Loaded>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('cancel')}</Button>
        </Modal.Close>
      </Modal.Footer>
    </>
  );
}

const LIST = { listStyle: 'none', margin: 0, padding: 0 } as const;
