import type { ContentManagerPlugin, ListFieldLayout, ListLayout } from '@strapi/content-manager/strapi-admin';
import { type InputProps, Page, type StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType, ElementType } from 'react';
import { type ActionQuestion, askBefore, askBeforeBulk } from './ask-before';
import { type BulkPublishWindow, withWindow } from './bulk-publish';
import { addMainPage } from './document-link';
import { addLinkedPage, type DocumentPage, type DocumentPanel, linkTo, pageOf, panelOf } from './document-screens';
import { addSections } from './document-sections';
import { addSaveQuestion, type SaveQuestion } from './save-questions';

/** A page in the main menu, for those who have its permission; without one, for everybody who is signed in. */
type MenuPage = Readonly<{
  /** Its path below `plugins/`; by default the name of the plugin. */
  path?: string;
  icon: ElementType;
  /** The id of the message that is its title. */
  title: string;
  permission?: string;
  position: number;
  Content: () => Promise<{ default: ComponentType }>;
}>;

/**
 * A part of the first page of the admin, for those who have its permission. Its title is the label `<title>`, that of the link to the whole list
 * `<title>.link`.
 */
type HomeWidget = Readonly<{
  name: string;
  icon: ElementType;
  title: string;
  permission: string;
  /** The path of the whole list. */
  list?: string;
  Content: () => Promise<{ default: ComponentType }>;
}>;

type Labels = Readonly<Record<string, string>>;

type PluginAdmin = Readonly<{
  plugin: string;
  labels: Readonly<{ fr: Labels; en: Labels }>;
  pages?: readonly MenuPage[];
  /** Panels beside forms, below those of other plugins. */
  panels?: readonly DocumentPanel[];
  /** Panels right below the one that saves. */
  firstPanels?: readonly DocumentPanel[];
  documentPages?: readonly DocumentPage[];
  widgets?: readonly HomeWidget[];
  /** Questions before actions on documents. */
  questions?: readonly ActionQuestion[];
  /**
   * Fields of forms that the plugin draws itself, by the name that the server registers; `label`: the id of a message; `Cell`: how a list
   * shows the value.
   */
  customFields?: readonly Readonly<{
    name: string;
    type: 'integer' | 'boolean' | 'enumeration' | 'date';
    label: string;
    Input: () => Promise<{ default: ComponentType<InputProps> }>;
    Cell?: ComponentType<Readonly<{ value: unknown }>>;
  }>[];
  /** The window that publishes several documents. */
  bulkPublish?: BulkPublishWindow;
  /** What is asked before forms are saved. */
  saveQuestions?: readonly SaveQuestion[];
}>;

/** Turns the table of contents of a plugin's screens into the admin part of a Strapi plugin. */
export function definePluginAdmin({
  plugin,
  labels,
  pages = [],
  panels = [],
  firstPanels = [],
  documentPages = [],
  widgets = [],
  questions = [],
  bulkPublish,
  saveQuestions = [],
  customFields = [],
}: PluginAdmin) {
  return {
    register(app: StrapiApp) {
      for (const each of pages) app.addMenuLink(menuLink(plugin, each));
      for (const field of customFields) app.customFields.register(customFieldOf(plugin, field));
      addSections(firstPanels, panels);
      app.widgets.register(widgets.map((each) => widgetOf(plugin, each)));
      for (const each of documentPages) {
        const path = pathOf(plugin, each);
        app.router.addRoute({ path, lazy: () => each.Content().then((module) => ({ Component: pageOf(each, module.default) })) });
        addLinkedPage({ page: each, path });
        if (each.isMain) addMainPage(each.model, { path, permission: each.permission });
      }
    },
    bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
      const contentManager = app.getPlugin('content-manager');
      // Cast: Strapi types the APIs of a plugin as unknown.
      const { addEditViewSidePanel, addDocumentAction, addBulkAction } = contentManager.apis as ContentManagerPlugin['config']['apis'];
      const [first, last] = [firstPanels.map(panelOf), panels.map(panelOf)];
      addEditViewSidePanel(([save, ...others]) => [...(save ? [save] : []), ...first, ...others, ...last]);
      for (const question of questions) {
        addDocumentAction((actions) => actions.map((each) => (each.type === question.action ? askBefore(each, question) : each)));
        addBulkAction((actions) => actions.map((each) => (each.type === question.action ? askBeforeBulk(each, question) : each)));
      }
      if (bulkPublish) addBulkAction((actions) => actions.map((action) => withWindow(action, bulkPublish)));
      for (const each of documentPages) {
        const path = pathOf(plugin, each);
        contentManager.injectComponent('editView', 'right-links', { name: path, Component: linkTo(each, path) });
      }
      for (const field of customFields) if (field.Cell) app.registerHook(COLUMNS, shownBy(`plugin::${plugin}.${field.name}`, field.Cell));
      for (const each of saveQuestions) addSaveQuestion(each);
    },
    registerTrads: async ({ locales }: { locales: string[] }) =>
      locales.map((locale) => ({ locale, data: locale === 'fr' ? labels.fr : labels.en })),
  };
}

type RegisteredWidget = Extract<Parameters<StrapiApp['widgets']['register']>[0], { id: string }>;

const widgetOf = (plugin: string, { name, icon, title, permission, list, Content }: HomeWidget): RegisteredWidget => ({
  id: name,
  pluginId: plugin,
  // Cast: Strapi types each icon as that of one of its own.
  icon: icon as RegisteredWidget['icon'] & object,
  title: { id: title, defaultMessage: title },
  ...(list && { link: { label: { id: `${title}.link`, defaultMessage: list }, href: list } }),
  permissions: [{ action: permission }],
  component: () => Content().then((module) => module.default),
});

function customFieldOf(plugin: string, { name, type, label, Input }: NonNullable<PluginAdmin['customFields']>[number]) {
  const message = { id: label, defaultMessage: label };
  // Loaded at once, because Strapi says in English that it knows no such field until it is. Cast: Strapi's type says that the input takes no
  // properties, while it is given those of every input.
  const input = Input() as Promise<{ default: ComponentType }>;
  return {
    name,
    pluginId: plugin,
    type,
    intlLabel: message,
    intlDescription: message,
    components: { Input: () => input },
  };
}

/** The hook of Strapi that changes the columns of lists. */
const COLUMNS = 'Admin/CM/pages/ListView/inject-column-in-table';

type Columns = Readonly<{ displayedHeaders: readonly ListFieldLayout[]; layout: ListLayout }>;

/** Shows the columns of a custom field by a component of the plugin. */
const shownBy =
  (customField: string, Cell: ComponentType<Readonly<{ value: unknown }>>) =>
  ({ displayedHeaders, layout }: Columns): Columns => ({
    layout,
    displayedHeaders: displayedHeaders.map((column) =>
      'customField' in column.attribute && column.attribute.customField === customField
        ? { ...column, cellFormatter: (document) => <Cell value={document[column.name]} /> }
        : column,
    ),
  });

const pathOf = (plugin: string, { path }: DocumentPage) => `plugins/${plugin}/${path}`;

function menuLink(
  plugin: string,
  { path = plugin, icon, title, permission, position, Content }: MenuPage,
): Parameters<StrapiApp['addMenuLink']>[0] {
  const permissions = permission ? [{ action: permission, subject: null }] : [];
  const protect = (Protected: ComponentType) => () => (
    <Page.Protect permissions={permissions}>
      <Protected />
    </Page.Protect>
  );
  return {
    to: `plugins/${path}`,
    icon,
    intlLabel: { id: title, defaultMessage: title },
    permissions,
    position,
    Component: () => Content().then((module) => ({ default: permission ? protect(module.default) : module.default })),
  };
}
