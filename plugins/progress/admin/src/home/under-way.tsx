import { HomeList, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { progressAdminApi } from '../../../admin-api.ts';

/** On the first page: how many learners follow each course today, and how many of them came lately. */
export default function UnderWay() {
  const t = useText('progress.underWay');
  return (
    <Loaded of={useEndpoint(progressAdminApi.underWay)}>
      {({ people, courses }) => (
        <HomeList items={courses} itemKey={({ course }) => course} none={t('none')} count={t('count', { people })}>
          {({ title, following, underWay }) => ({ name: <bdi>{title}</bdi>, about: t('of', { following, underWay }) })}
        </HomeList>
      )}
    </Loaded>
  );
}
