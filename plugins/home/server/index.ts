import { room } from '@cordee/kernel';
import { routes } from './routes.ts';

export default room({ name: 'home', folder: import.meta.dirname, routes });
