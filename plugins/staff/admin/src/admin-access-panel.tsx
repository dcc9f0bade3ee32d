import {
  ActionButton,
  type DocumentScreenProps,
  Loaded,
  Secondary,
  useAction,
  useDateText,
  useEndpoint,
  useText,
} from '@cordee/kernel/admin';
import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type AdminAccess as AdminAccessView, staffAdminApi } from '../../admin-api.ts';

/** The panel "Team" of the person page: admin access with its roles, and two-factor authentication. (ACC-6, ACC-22) */
export function AdminAccess({ document: person }: DocumentScreenProps) {
  const formatDate = useDateText();
  const t = useText('staff.workplace');
  const revoke = useAction(staffAdminApi.revokeAdminAccess);
  const removeTwoFactor = useAction(staffAdminApi.removeTwoFactor);
  const asked = (act: 'closing' | 'removing') => ({
    title: t(`${act}.title`),
    body: t(`${act}.body`),
    confirm: t(`${act}.confirm`),
    cancel: t(`${act}.cancel`),
  });
  const day = (moment: string) => formatDate(moment, { dateStyle: 'long' });

  return (
    <Loaded of={useEndpoint(staffAdminApi.adminAccess, { params: { person } })}>
      {({ since, roles, twoFactor, offered }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          <Typography textColor={since ? undefined : 'neutral600'}>
            {since ? t('works', { since: day(since), roles: roles.join(', ') }) : t('none')}
          </Typography>
          {offered.length > 0 && !since && <Grant person={person} offered={offered} />}
          {offered.length > 0 && since && (
            <ActionButton
              plugin="staff"
              action={revoke}
              input={[{ params: { person } }]}
              variant="danger-light"
              question={asked('closing')}
            >
              {t('close')}
            </ActionButton>
          )}
          <Typography textColor={twoFactor ? undefined : 'neutral600'}>
            {twoFactor ? t('secondStep', { since: day(twoFactor) }) : t('noSecondStep')}
          </Typography>
          {twoFactor && (
            <ActionButton
              plugin="staff"
              action={removeTwoFactor}
              input={[{ params: { person } }]}
              variant="danger-light"
              question={asked('removing')}
            >
              {t('removeSecondStep')}
            </ActionButton>
          )}
        </Flex>
      )}
    </Loaded>
  );
}

function Grant({ person, offered }: { person: string; offered: AdminAccessView['offered'] }) {
  const t = useText('staff.workplace');
  const grant = useAction(staffAdminApi.grantAdminAccess);
  const [roles, setRoles] = useState<readonly number[]>([]);
  const tick = (role: number, isTicked: boolean) =>
    setRoles((before) => [...before.filter((each) => each !== role), ...(isTicked ? [role] : [])]);

  return (
    <>
      <Flex tag="fieldset" direction="column" alignItems="stretch" gap={2} style={{ border: 0, padding: 0 }}>
        <Typography tag="legend" variant="pi" fontWeight="bold">
          {t('roles')}
        </Typography>
        {offered.map(({ id, name, description }) => (
          <Box key={id}>
            <Checkbox checked={roles.includes(id)} onCheckedChange={(isTicked: boolean | 'indeterminate') => tick(id, isTicked === true)}>
              {name}
            </Checkbox>
            {description && <Secondary>{description}</Secondary>}
          </Box>
        ))}
      </Flex>
      <ActionButton
        plugin="staff"
        action={grant}
        input={[{ params: { person }, body: { roles: [...roles] } }]}
        variant="secondary"
        disabled={roles.length === 0}
      >
        {t('open')}
      </ActionButton>
    </>
  );
}
