import { definePluginAdmin } from '@cordee/kernel/admin';
import fr from './labels.fr.json';

/** The admin part of the plugin: the field labels of the company form. */
export default definePluginAdmin({ plugin: 'companies', labels: { fr, en: {} } });
