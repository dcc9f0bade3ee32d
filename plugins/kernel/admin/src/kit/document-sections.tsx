import { Box, Typography } from '@strapi/design-system';
import { unstable_useDocument } from '@strapi/strapi/admin';
import { type ReactNode, useId } from 'react';
import { useIntl } from 'react-intl';
import { type DocumentPanel, useIsAllowed } from './document-screens';

/** The panels of all plugins: those that come right below the one that saves, and the others. */
const registered: Readonly<{ first: DocumentPanel[]; last: DocumentPanel[] }> = { first: [], last: [] };

/** Has pages that show documents as a whole show these panels too. */
export function addSections(first: readonly DocumentPanel[], last: readonly DocumentPanel[]): void {
  // Beside a form too, the panels of the plugin that comes last stand first.
  registered.first.unshift(...first);
  registered.last.push(...last);
}

type Props = Readonly<{ model: string; document: string; children?: ReactNode }>;

/**
 * All that stands beside the form of a document, whichever plugins it comes from, as sections of a page, in the same order: two in a row where
 * there is room. `children` are sections before them.
 */
export function DocumentSections({ model, document: id, children }: Props) {
  const { document } = unstable_useDocument({ collectionType: 'collection-types', model, documentId: id });
  const panels = [...registered.first, ...registered.last].filter((panel) => panel.model === model);

  return (
    <Box style={{ display: 'grid', gap: '2rem', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 40rem), 1fr))' }}>
      {children}
      {document &&
        panels
          .filter(({ isShown }) => isShown?.(document) !== false)
          .map((panel) => <PanelSection key={`${panel.title} ${panel.permission}`} panel={panel} document={id} />)}
    </Box>
  );
}

function PanelSection({
  panel: { permission, title, isWide = false, Content },
  document,
}: Readonly<{ panel: DocumentPanel; document: string }>) {
  const { formatMessage } = useIntl();
  if (!useIsAllowed(permission)) return null;

  return (
    <Section title={formatMessage({ id: title })} isWide={isWide}>
      <Content document={document} />
    </Section>
  );
}

type SectionProps = Readonly<{ title: string; isWide?: boolean; children: ReactNode }>;

/** A section of a page that shows a document as a whole. */
export function Section({ title, isWide = false, children }: SectionProps) {
  const heading = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={heading}
      background="neutral0"
      padding={6}
      hasRadius
      shadow="tableShadow"
      style={{ minWidth: 0, overflowWrap: 'anywhere', ...(isWide && { gridColumn: '1 / -1' }) }}
    >
      <Typography id={heading} tag="h2" variant="delta" paddingBottom={4}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
