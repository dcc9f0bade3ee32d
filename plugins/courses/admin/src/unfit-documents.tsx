import { type BulkPublishProps, DocumentLink, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { Box, Typography } from '@strapi/design-system';
import { checkedModel, coursesAdminApi } from '../../admin-api.ts';

/** Says which of the documents that are about to be published cannot be, how many they are, and why each. (LRN-5, LRN-6, LRN-8) */
export function UnfitDocuments({ model, documents }: BulkPublishProps) {
  const t = useText('courses.unfit');
  return (
    <Loaded of={useEndpoint(coursesAdminApi.unfit, { query: { model: checkedModel.parse(model), documents: documents.join(',') } })}>
      {({ unfit }) =>
        unfit.length > 0 && (
          <Box
            role="alert"
            background="danger100"
            borderColor="danger200"
            hasRadius
            padding={4}
            margin={6}
            maxHeight="30rem"
            overflow="auto"
          >
            <Typography tag="p" textColor="danger700" fontWeight="bold">
              {t('count', { unfit: unfit.length, all: documents.length })}
            </Typography>
            <ul>
              {unfit.map(({ document, title, reference, reason }) => (
                <li key={document}>
                  <DocumentLink model={model} document={document}>
                    {title}
                  </DocumentLink>{' '}
                  <Typography>{t('reason', { reference, reason })}</Typography>
                </li>
              ))}
            </ul>
          </Box>
        )
      }
    </Loaded>
  );
}
