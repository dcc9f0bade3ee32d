import { definePluginAdmin } from '@cordee/kernel/admin';
import { Play } from '@strapi/icons';
import { checkedModel } from '../../admin-api.ts';
import { ColourCell } from './colour';
import { WIDGETS } from './home/widgets';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { PublishWindow } from './publish-window';
import { UNPUBLISHED_MODELS, UnpublishQuestion, usesPanelOf } from './uses';

const USES = { permission: 'plugin::courses.uses', title: 'courses.uses.title' };

/**
 * The admin part of the plugin: the field labels of the course forms, where a document is used, the question before it is unpublished, the
 * window that publishes several documents, and the page that lists the films that no longer play.
 */
export default definePluginAdmin({
  plugin: 'courses',
  labels: { fr, en },
  pages: [
    {
      icon: Play,
      title: 'courses.films.title',
      permission: 'plugin::courses.films',
      position: 4,
      Content: () => import('./films-page'),
    },
  ],
  widgets: WIDGETS,
  panels: (['course', 'theme', 'module', 'lesson', 'case-study'] as const).map((kind) => ({
    ...USES,
    model: `plugin::courses.${kind}`,
    Content: usesPanelOf(kind),
  })),
  questions: [
    {
      action: 'unpublish',
      models: UNPUBLISHED_MODELS,
      title: 'courses.uses.unpublish',
      confirm: 'courses.uses.confirm',
      Content: UnpublishQuestion,
    },
  ],
  customFields: [
    { name: 'duration', type: 'integer', label: 'courses.duration.label', Input: () => import('./duration-input') },
    { name: 'colour', type: 'enumeration', label: 'courses.colour.label', Input: () => import('./colour-input'), Cell: ColourCell },
  ],
  bulkPublish: { models: checkedModel.options, Content: PublishWindow },
});
