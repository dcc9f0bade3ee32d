import { definePluginAdmin } from '@cordee/kernel/admin';
import { MEMBERS_PERMISSION } from '@cordee/seats/admin-api';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { RotationSummary } from './rotation-summary';

/** A session of licences has no rotation. (ROT-7) */
const SLOT_SESSION = {
  model: 'plugin::seats.session',
  permission: MEMBERS_PERMISSION,
  title: 'rotations.title',
  isShown: ({ kind }: Readonly<Record<string, unknown>>) => kind === 'slot',
};

/** The admin part of the plugin: how the slots of a session go round, beside its form in words, and on a page where it is chosen. (ROT-1, ROT-6) */
export default definePluginAdmin({
  plugin: 'rotations',
  labels: { fr, en },
  firstPanels: [{ ...SLOT_SESSION, unsaved: 'rotations.saveFirst', Content: RotationSummary }],
  documentPages: [{ ...SLOT_SESSION, path: 'sessions/:document/rotation', Content: () => import('./rotation-page') }],
});
