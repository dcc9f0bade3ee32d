// Panels beside the forms of the content manager, and pages at full width about the same documents.

import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Link as DesignLink, Flex, Typography } from '@strapi/design-system';
import { Expand } from '@strapi/icons';
import { Page, unstable_useContentManagerContext, unstable_useDocument, unstable_useDocumentLayout, useRBAC } from '@strapi/strapi/admin';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { generatePath, Link, Navigate, useParams } from 'react-router-dom';
import { AdminPage } from './admin-page';
import { BackLink } from './back-link';
import { DocumentContext } from './data';
import { documentPath } from './document-link';
import { useText } from './use-text';

/** What a screen about a document receives: its document id. */
export type DocumentScreenProps = Readonly<{ document: string }>;

type DocumentScreen = Readonly<{
  /** The content type whose form it is beside. */
  model: string;
  /** The permission of those who see it. */
  permission: string;
  /** The id of the message that is its title. */
  title: string;
  /** Whether the document, as stored, has the screen; by default every one has. */
  isShown?: (document: Readonly<Record<string, unknown>>) => boolean;
}>;

/** A panel beside the form of a content type. */
export type DocumentPanel = DocumentScreen &
  Readonly<{
    Content: ComponentType<DocumentScreenProps>;
    /** The id of the message that is shown while the document is being created; without it there is no panel yet. */
    unsaved?: string;
    /** It needs the whole width of a page that shows all panels. */
    isWide?: boolean;
  }>;

/** A page at full width beside the form of a content type, linked from it, and from the other pages about the same document. */
export type DocumentPage = DocumentScreen &
  Readonly<{
    /** The path of the page below that of the plugin. */
    path: `${string}/:document/${string}`;
    /** It shows the document as a whole: links to the document lead here, and not to its form. */
    isMain?: boolean;
    Content: () => Promise<{ default: ComponentType<DocumentScreenProps> }>;
  }>;

/** Makes the panel for the content manager. It is there on the forms of its content type, for those who have the permission. */
export function panelOf({ model, permission, title, unsaved, isShown, Content }: DocumentPanel): PanelComponent {
  return function Panel(props) {
    const { formatMessage } = useIntl();
    const isAllowed = useIsAllowed(permission);
    const { documentId, document } = props;
    if (props.model !== model || !isAllowed || (document && isShown?.(document) === false)) return null;
    if (documentId)
      return {
        title: formatMessage({ id: title }),
        content: (
          <About key={documentId} model={model} document={documentId}>
            <Content document={documentId} />
          </About>
        ),
      };
    if (!unsaved) return null;

    return {
      title: formatMessage({ id: title }),
      content: <Typography textColor="neutral600">{formatMessage({ id: unsaved })}</Typography>,
    };
  };
}

/** Makes the link to a page from the form of its content type. */
export function linkTo({ model, permission, title, isShown }: DocumentPage, path: string): ComponentType {
  return function LinkToPage() {
    const { formatMessage } = useIntl();
    const t = useText('kernel.kit');
    const form = unstable_useContentManagerContext();
    const isAllowed = useIsAllowed(permission);
    if (form.model !== model || !form.id || form.isCreatingEntry || !isAllowed) return null;
    // Cast: Strapi types the form as unknown.
    const { initialValues } = form.form as { initialValues: Readonly<Record<string, unknown>> };
    if (isShown?.(initialValues) === false) return null;

    return (
      <DesignLink tag={Link} to={generatePath(`/${path}`, { document: form.id })} startIcon={<Expand />}>
        {t('atFullWidth', { title: formatMessage({ id: title }) })}
      </DesignLink>
    );
  };
}

type LinkedPage = Readonly<{ page: DocumentPage; path: string }>;

/** The pages of all plugins about documents. */
const linkedPages: LinkedPage[] = [];

/** Leads to a page from the other pages about the same document. */
export const addLinkedPage = (linked: LinkedPage) => linkedPages.push(linked);

/** Makes the component of the route of a page. */
export function pageOf(page: DocumentPage, Content: ComponentType<DocumentScreenProps>): ComponentType {
  const { model, permission } = page;
  const permissions = [{ action: permission, subject: null }];
  return function DocumentPage() {
    const { document = '' } = useParams();
    return (
      <Page.Protect permissions={permissions}>
        <About key={document} model={model} document={document}>
          <Framed page={page} document={document}>
            <Content document={document} />
          </Framed>
        </About>
      </Page.Protect>
    );
  };
}

type FramedProps = Readonly<{ page: DocumentPage; document: string; children: ReactNode }>;

/** The page under the title that the document's form has, with the way back to it, and to the other pages about the document; the form alone where the document has no such page. */
function Framed({ page, document, children }: FramedProps) {
  const { model, title } = page;
  const { formatMessage } = useIntl();
  const t = useText('kernel.kit');
  const form = unstable_useDocument({ collectionType: 'collection-types', model, documentId: document });
  const { edit } = unstable_useDocumentLayout(model);
  const name = form.document ? form.getTitle(edit.settings.mainField ?? 'id') : '';
  if (form.document && page.isShown?.(form.document) === false) return <Navigate to={documentPath(model, document)} replace />;

  return (
    <AdminPage
      title={[name, formatMessage({ id: title })].filter(Boolean).join(' · ')}
      navigation={
        <Flex gap={5}>
          <BackLink to={documentPath(model, document)}>{t('backToForm')}</BackLink>
          {form.document &&
            linkedPages
              .filter(
                (linked) => linked.page !== page && linked.page.model === model && linked.page.isShown?.(form.document ?? {}) !== false,
              )
              .map((linked) => <LinkFromPage key={linked.path} linked={linked} document={document} />)}
        </Flex>
      }
    >
      {children}
    </AdminPage>
  );
}

function LinkFromPage({ linked: { page, path }, document }: Readonly<{ linked: LinkedPage; document: string }>) {
  const { formatMessage } = useIntl();
  if (!useIsAllowed(page.permission)) return null;

  return (
    <DesignLink tag={Link} to={generatePath(`/${path}`, { document })}>
      {formatMessage({ id: page.title })}
    </DesignLink>
  );
}

const About = ({ model, document, children }: Readonly<{ model: string; document: string; children: ReactNode }>) => (
  <DocumentContext.Provider value={`${model}_${document}`}>{children}</DocumentContext.Provider>
);

/** Whether the reader has this permission, of the form `plugin::<plugin>.<name>`; not while it is being read. */
export function useIsAllowed(permission: string): boolean {
  const permissions = useMemo(() => [{ action: permission, subject: null }], [permission]);
  const { isLoading, allowedActions } = useRBAC(permissions);
  return !isLoading && Object.values(allowedActions).includes(true);
}
