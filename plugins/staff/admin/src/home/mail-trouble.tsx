import { HomeList, Loaded, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Link as DesignLink } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { staffAdminApi } from '../../../admin-api.ts';

/** On the first page: the messages that did not arrive lately, or perhaps not. (ACC-19) */
export default function MailTrouble() {
  const formatDate = useDateText();
  const t = useText('staff.home.mail');
  return (
    <Loaded of={useEndpoint(staffAdminApi.mailTrouble)}>
      {({ total, latest, timeZone }) => (
        <HomeList items={latest} itemKey={({ id }) => id} none={t('none')} count={t('count', { total })}>
          {({ to, subject, state, reply, askedAt }) => ({
            name: (
              <DesignLink tag={Link} to={`/plugins/messages?${new URLSearchParams({ search: to })}`}>
                {to}
              </DesignLink>
            ),
            about: `${subject} · ${formatDate(askedAt, { dateStyle: 'medium', timeZone })} · ${t(state, { words: reply ?? '' })}`,
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
