import {
  type DocumentScreenProps,
  LatestFirst,
  Loaded,
  Secondary,
  useDateText,
  useEndpoint,
  useMemoryTable,
  useText,
} from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { staffAdminApi } from '../../admin-api.ts';
import { useActText } from './use-act-text';

/** The panel "History" of the person page: what staff and pilots did about the person, and when. (ACC-14) */
export function AuditLog({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.history');
  const control = useMemoryTable();
  const actText = useActText();
  const query = control.before ? { before: control.before } : {};

  return (
    <Loaded of={useEndpoint(staffAdminApi.auditLog, { params: { person }, query })}>
      {({ entries, more, timeZone }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {entries.length === 0 && <Typography textColor="neutral600">{t('none')}</Typography>}
          {entries.map(({ id, at, staff, act, facts }) => (
            <Flex key={id} direction="column" alignItems="stretch">
              <Typography>{actText(act, facts)}</Typography>
              <BeforeAndAfter act={act} facts={facts} />
              <Secondary>
                {t(staff === null ? 'byErased' : 'by', {
                  staff: staff ?? '',
                  when: formatDate(at, { dateStyle: 'long', timeStyle: 'short', timeZone }),
                })}
              </Secondary>
            </Flex>
          ))}
          <LatestFirst control={control} older={(more && entries.at(-1)?.id) || null} />
        </Flex>
      )}
    </Loaded>
  );
}

/** What a value was before a change and is since; nothing when the sentence about the act has it, or nobody noted it. (ACC-14) */
function BeforeAndAfter({ act, facts: { from, to } }: Readonly<{ act: string; facts: Readonly<Record<string, string>> }>) {
  const { messages } = useIntl();
  const isInSentence = String(messages[`staff.history.act.${act}`] ?? '').includes('{to');
  if (from === undefined || to === undefined || isInSentence) return null;

  // A choice is noted by its stored value, whose name is the message of that id.
  const shown = (value: string) => <bdi>{String(messages[value] ?? value) || '–'}</bdi>;
  return (
    <Typography style={{ overflowWrap: 'anywhere' }}>
      {shown(from)} → {shown(to)}
    </Typography>
  );
}
