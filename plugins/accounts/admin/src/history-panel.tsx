import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { PagesOf } from './pages-of';
import { useAnswer, useSheet } from './use-sheet';

type Act = { id: string; at: string; staff: string; act: string; facts: Record<string, string> };
type Answer = { acts: Act[]; more: boolean; timeZone: string };

/** Beside the form of a person, at the bottom: what staff did about them, and when. (ACC-14) */
export function HistoryPanel(props: { model: string; documentId?: string }) {
  const { formatMessage } = useIntl();
  const sheet = useSheet(props);
  if (!sheet) return null;

  return { title: formatMessage({ id: 'accounts.history.title' }), content: <History key={sheet} sheet={sheet} /> };
}

function History({ sheet }: { sheet: string }) {
  const { formatMessage, formatDate } = useIntl();
  const [before, setBefore] = useState<string>();
  const { answer, failed } = useAnswer<Answer>(`${sheet}/acts${before ? `?before=${before}` : ''}`);
  const t = (key: string, values = {}) => formatMessage({ id: `accounts.history.${key}`, defaultMessage: key }, values);
  if (failed) return <Typography role="alert">{formatMessage({ id: 'accounts.unread' })}</Typography>;
  if (!answer) return null;

  const { acts, more, timeZone } = answer;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {acts.length === 0 && <Typography textColor="neutral600">{t('none')}</Typography>}
      {acts.map(({ id, at, staff, act, facts }) => (
        <Flex key={id} direction="column" alignItems="stretch">
          <Typography>{t(`act.${act}`, facts)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('by', { staff, when: formatDate(at, { dateStyle: 'long', timeStyle: 'short', timeZone }) })}
          </Typography>
        </Flex>
      ))}
      <PagesOf isLatest={!before} more={more} onLatest={() => setBefore(undefined)} onOlder={() => setBefore(acts.at(-1)?.id)} />
    </Flex>
  );
}
