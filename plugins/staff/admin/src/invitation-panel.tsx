import { ActionButton, type DocumentScreenProps, Loaded, useAction, useDateText, usePolledEndpoint, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { type Invitation as InvitationView, staffAdminApi } from '../../admin-api.ts';

const POLL_INTERVAL_MS = 2_000;

/** For how long an invitation is awaited after it is due. A worker that is down sends nothing, however often the panel asks. */
const AWAITED_MS = 60_000;

/** The panel "Invitation" of the person page: whether they were invited to choose a password; staff can invite them at once. (ACC-4) */
export function Invitation({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.invitation');
  const invite = useAction(staffAdminApi.invite);

  return (
    <Loaded of={usePolledEndpoint(staffAdminApi.invitation, pollInvitation, { params: { person } })}>
      {({ state, at, timeZone, doubtful, blocked }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {doubtful && <Typography textColor="warning700">{t('doubtful')}</Typography>}
          {!(blocked && state === 'never') && (
            <Typography>
              {t(at || state === 'never' ? state : `${state}.undated`, {
                when: at ? formatDate(at, { dateStyle: 'long', timeStyle: 'short', timeZone }) : '',
              })}
            </Typography>
          )}
          {state !== 'used' &&
            (blocked ? (
              <Typography>{t('blocked')}</Typography>
            ) : (
              <ActionButton plugin="staff" action={invite} input={[{ params: { person } }]} variant="secondary">
                {t(state === 'never' || state === 'planned' ? 'now' : 'again')}
              </ActionButton>
            ))}
        </Flex>
      )}
    </Loaded>
  );
}

const pollInvitation = (invitation: InvitationView | undefined): number => {
  const elapsed = invitation?.state === 'planned' && invitation.at !== null ? Date.now() - Date.parse(invitation.at) : -1;
  return elapsed >= 0 && elapsed < AWAITED_MS ? POLL_INTERVAL_MS : 0;
};
