import type { EditFieldLayout, EditLayout } from '@strapi/content-manager/strapi-admin';
import { Link, VisuallyHidden } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

type Hooked<Query> = { layout: EditLayout; query: Query };

/**
 * Changes the forms of the content manager: a related document opens as a page of its own, and the picker of a relation offers what exists.
 * Strapi's window for creating and editing inside a form wrote what was typed in it over the document beneath. A link beside the
 * picker leads to the form of a new document, in another tab, so that nothing typed in this one is lost.
 */
export function relationsAsLinks<Query>({ layout, query }: Hooked<Query>): Hooked<Query> {
  const panels = layout.layout.map((panel) => panel.map((row) => (row.length === 1 ? row.map(atFullWidth) : row).map(withLinkToCreate)));
  return { layout: { ...layout, settings: { ...layout.settings, relationOpenMode: 'page' }, layout: panels }, query };
}

/** What is found by the reference has another title than what was typed: the picker shows all that the server found. */
const AS_FOUND = { type: 'list', filter: 'none' };

/** The list of a relation that is alone in its row has the whole row, so that titles are not cut. */
const atFullWidth = (field: EditFieldLayout): EditFieldLayout => (field.type === 'relation' ? { ...field, size: 12 } : field);

/** `creatable` and `autocomplete` are properties of the picker, which receives all properties of its field. */
function withLinkToCreate(field: EditFieldLayout): EditFieldLayout {
  if (field.type !== 'relation' || !('target' in field.attribute)) return field;

  const link = field.disabled ? undefined : <LinkToCreate model={field.attribute.target} />;
  return Object.assign({}, field, { creatable: false, autocomplete: AS_FOUND, labelAction: link });
}

/** The link to the form of a new document, for those who may create one. */
function LinkToCreate({ model }: Readonly<{ model: string }>) {
  const { formatMessage } = useIntl();
  const { allowedActions } = useRBAC([{ action: 'plugin::content-manager.explorer.create', subject: model }]);
  if (!allowedActions['canCreate']) return null;

  return (
    <Link tag={RouterLink} to={`/content-manager/collection-types/${model}/create`} target="_blank" endIcon={<ExternalLink />}>
      {formatMessage({ id: 'cordee.relation.create', defaultMessage: 'Create' })}
      <VisuallyHidden>{formatMessage({ id: 'cordee.relation.newTab', defaultMessage: ' (new tab)' })}</VisuallyHidden>
    </Link>
  );
}
