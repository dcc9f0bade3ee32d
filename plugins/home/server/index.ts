import { definePlugin } from '@cordee/kernel';
import { routes } from './routes.ts';

export default definePlugin({ name: 'home', folder: import.meta.dirname, routes });
