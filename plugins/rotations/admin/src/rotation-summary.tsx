import { type DocumentScreenProps, Loaded, Secondary, useEndpoint, useText } from '@cordee/kernel/admin';
import { Link as DesignLink, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { rotationsAdminApi } from '../../admin-api.ts';

/** Says beside the form of a session how its slots go round, and leads to where that is chosen. (ROT-1) */
export function RotationSummary({ document: session }: DocumentScreenProps) {
  const t = useText('rotations');
  return (
    <Loaded of={useEndpoint(rotationsAdminApi.rotation, { params: { session }, query: {} })}>
      {({ saved: { kind, days }, waitingTotal }) => (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography>{t(`summary.${kind}`, { days })}</Typography>
          <Secondary>{t('waitingTotal', { total: waitingTotal })}</Secondary>
          <DesignLink tag={Link} to={`/plugins/rotations/sessions/${session}/rotation`}>
            {t('choose')}
          </DesignLink>
        </Flex>
      )}
    </Loaded>
  );
}
