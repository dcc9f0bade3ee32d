import type { Core } from '@strapi/strapi';
import { refuseActions } from './controller-actions.ts';

const MESSAGE =
  'Cordée ne va pas chercher de fichier à une adresse : téléchargez-le, puis envoyez-le depuis votre ordinateur. / Cordée fetches no file from an address: download it, then send it from your computer.';

/**
 * Fetches no file from an address that staff type: the server reaches what nobody outside may (the database, the CMS itself, the machine's
 * own metadata), and an address can hide that in many ways. (SEC-7)
 */
export const refuseUploadsFromUrls = (strapi: Core.Strapi): void =>
  refuseActions(strapi, { uid: 'plugin::upload.admin-upload', actions: ['uploadFromUrls'], message: MESSAGE });
