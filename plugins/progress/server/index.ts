import { room } from '@cordee/kernel';
import { routes } from './routes.ts';

export default room({ name: 'progress', folder: import.meta.dirname, routes });
