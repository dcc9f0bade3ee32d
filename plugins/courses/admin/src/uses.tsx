import { type DocumentScreenProps, Loaded, type QuestionProps, useEndpoint, useText } from '@cordee/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { coursesAdminApi, type UsedKind } from '../../admin-api.ts';

const useUses = (kind: UsedKind, documents: readonly string[]) =>
  useEndpoint(coursesAdminApi.uses, { params: { kind }, query: { documents: documents.join(',') } });

const UseList = ({ uses }: Readonly<{ uses: readonly string[] }>) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
    {uses.map((use) => (
      <Typography key={use} tag="li">
        {use}
      </Typography>
    ))}
  </Flex>
);

/** Makes the panel beside the form of a content type that shows where the document is used, before it is changed. (LRN-7) */
export const usesPanelOf = (kind: UsedKind) =>
  function Uses({ document }: DocumentScreenProps) {
    const t = useText('courses.uses');
    return (
      <Loaded of={useUses(kind, [document])}>
        {({ documents: [found] }) =>
          found && found.uses.length > 0 ? <UseList uses={found.uses} /> : <Typography textColor="neutral600">{t('none')}</Typography>
        }
      </Loaded>
    );
  };

const KINDS: Readonly<Record<string, UsedKind>> = {
  'plugin::courses.course': 'course',
  'plugin::courses.theme': 'theme',
  'plugin::courses.module': 'module',
  'plugin::courses.lesson': 'lesson',
  'plugin::courses.case-study': 'case-study',
};

/** The content types before whose unpublishing a question is asked. */
export const UNPUBLISHED_MODELS = Object.keys(KINDS);

/** What unpublishing touches, and what stays. (LRN-7, LRN-16) */
export function UnpublishQuestion({ model, documents }: QuestionProps) {
  const t = useText('courses.uses');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Loaded of={useUses(KINDS[model] ?? 'course', documents)}>
        {({ documents: found }) =>
          found.map(({ document, title, uses }) => (
            <Flex key={document} direction="column" alignItems="stretch" gap={1}>
              <Typography fontWeight="bold">{title}</Typography>
              {uses.length > 0 ? <UseList uses={uses} /> : <Typography>{t('nobody')}</Typography>}
            </Flex>
          ))
        }
      </Loaded>
      <Typography textColor="neutral600">{t('kept')}</Typography>
    </Flex>
  );
}
