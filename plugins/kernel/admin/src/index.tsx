import { Archive, Server } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { DayInput } from './day-input';
import { nameEnglishParts } from './english-parts';
import { FileConflictDialog } from './forms/conflict-dialog';
import { leaveDeletedDocuments } from './forms/deletions';
import { saveFilesFromVersion } from './forms/file-saves';
import { saveBySteps } from './forms/saves';
import { VersionedForm } from './forms/versioned-form';
import { fromVersion, saveFromVersion } from './forms/versioned-saves';
import { kept } from './kept';
import { definePluginAdmin } from './kit';
import { SaveQuestionDialog } from './kit/save-question-dialog';
import { whyNotSaved } from './kit/save-questions';
import en from './labels.en.json';
import fr from './labels.fr.json';
import { watchReads } from './reading/failed-reads';
import { keepShownDocuments } from './reading/keep-shown-documents';
import { addRetryNotice } from './reading/retry-notice';
import { showLibraryPictures } from './show-library-pictures';
import { explainUnanswered } from './unanswered-requests';

const jobs = definePluginAdmin({
  plugin: 'kernel',
  labels: { fr, en },
  pages: [
    {
      icon: Server,
      title: 'kernel.jobs.title',
      permission: 'plugin::kernel.jobs',
      position: 7,
      Content: () => import('./jobs-page'),
    },
  ],
});

const keptTexts = definePluginAdmin({
  plugin: 'kept',
  labels: { fr: {}, en: {} },
  pages: [{ icon: Archive, title: 'kernel.kept.title', position: 9, Content: () => import('./kept/kept-page') }],
});

/**
 * The admin part of the kernel: the page of jobs, what stands beside every form, what is typed and not saved, the fields of days, the pictures
 * in previews of texts, and the texts of the kit.
 */
export default {
  ...jobs,
  register(app: StrapiApp) {
    jobs.register(app);
    keptTexts.register(app);
    kept.register(app);
    explainUnanswered();
    nameEnglishParts();
    saveFilesFromVersion();
    // Strapi shows what is called so on every page.
    app.addComponents({ name: 'future-global::file-conflict', Component: FileConflictDialog });
    app.addMiddlewares([watchReads]);
    addRetryNotice(app);
    // Cast: Strapi's type says that the input takes no properties, while it is given those of every input.
    app.addFields({ type: 'date', Component: DayInput as ComponentType });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    jobs.bootstrap(app);
    const contentManager = app.getPlugin('content-manager');
    for (const [name, Component] of Object.entries({ VersionedForm, SaveQuestionDialog }))
      contentManager.injectComponent('editView', 'right-links', { name, Component });
    kept.bootstrap(app);
    saveBySteps({ ask: whyNotSaved, send: saveFromVersion, takeBack: fromVersion });
    leaveDeletedDocuments();
    keepShownDocuments();
    showLibraryPictures();
  },
};
