import { type BulkPublishProps, type Column, DataTable, DocumentLink, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
import { unstable_useDocumentActions } from '@strapi/strapi/admin';
import { useState } from 'react';
import { checkedModel, coursesAdminApi, type PublishableDocument } from '../../admin-api.ts';

/** Whether a document may be ticked: it can be published, and something of it is not yet. */
const isReady = ({ reason, isPublished }: PublishableDocument) => reason === null && !isPublished;

/** The window that publishes several documents: which of them can be, which not and why, and which are published already. (LRN-5, LRN-6, LRN-8) */
export function PublishWindow({ model, documents, onClose }: BulkPublishProps) {
  const t = useText('courses.publish');
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const reading = useEndpoint(coursesAdminApi.publishable, {
    query: { model: checkedModel.parse(model), documents: documents.join(',') },
  });
  const ticked = (reading.data?.documents ?? []).filter((each) => isReady(each) && !unticked.has(each.document));
  const { publishMany, isLoading } = unstable_useDocumentActions();
  const publish = async () => {
    const answer = await publishMany({ model, documentIds: ticked.map(({ document }) => document) });
    if (!('error' in answer)) return onClose();
    // Without an answer it may have been done all the same.
    reading.refresh();
  };
  const tick = (document: string) =>
    setUnticked((before) => new Set(before.has(document) ? [...before].filter((each) => each !== document) : [...before, document]));

  return (
    <>
      <Modal.Body>
        <Loaded of={reading}>
          {({ documents: all, draftRelations }) => (
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Count documents={all} />
              {draftRelations > 0 && <Typography>{t('draftRelations', { count: draftRelations })}</Typography>}
              <DataTable
                label={t('title')}
                columns={columnsOf({ t, model, unticked, tick })}
                rows={unfitFirst(all)}
                rowKey={({ document }) => document}
                isAlarming={({ reason }) => reason !== null}
              />
            </Flex>
          )}
        </Loaded>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button disabled={ticked.length === 0} loading={isLoading} onClick={() => void publish()}>
          {t('publish', { count: ticked.length })}
        </Button>
      </Modal.Footer>
    </>
  );
}

/** How many of the documents cannot be published, in red, and how many are ready. */
function Count({ documents }: Readonly<{ documents: readonly PublishableDocument[] }>) {
  const t = useText('courses.publish');
  const unfit = documents.filter(({ reason }) => reason !== null).length;
  return (
    <div role={unfit > 0 ? 'alert' : 'status'}>
      {unfit > 0 && (
        <Typography tag="p" textColor="danger700" fontWeight="bold">
          {t('unfit', { unfit, all: documents.length })}
        </Typography>
      )}
      <Typography tag="p">{t('ready', { count: documents.filter(isReady).length })}</Typography>
    </div>
  );
}

const unfitFirst = (documents: readonly PublishableDocument[]) =>
  documents.toSorted((a, b) => Number(b.reason !== null) - Number(a.reason !== null));

type Choice = Readonly<{
  t: ReturnType<typeof useText>;
  model: string;
  unticked: ReadonlySet<string>;
  tick: (document: string) => void;
}>;

const columnsOf = ({ t, model, unticked, tick }: Choice): Column<PublishableDocument>[] => [
  {
    id: 'tick',
    header: t('tick'),
    cell: (row) => (
      <Checkbox
        aria-label={t('tickOne', { title: row.title, reference: row.reference })}
        checked={isReady(row) && !unticked.has(row.document)}
        disabled={!isReady(row)}
        onCheckedChange={() => tick(row.document)}
      />
    ),
  },
  {
    id: 'title',
    header: t('document'),
    isText: true,
    cell: ({ document, title }) => (
      <DocumentLink model={model} document={document}>
        {title}
      </DocumentLink>
    ),
  },
  { id: 'reference', header: t('reference'), cell: ({ reference }) => reference },
  {
    id: 'state',
    header: t('state'),
    isText: true,
    cell: ({ reason, isPublished }) => reason ?? t(isPublished ? 'published' : 'fit'),
  },
];
