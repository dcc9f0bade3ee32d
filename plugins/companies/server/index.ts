import { room } from '@cordee/kernel';
import { company } from './content-types/company.ts';

export default room({ name: 'companies', folder: import.meta.dirname, contentTypes: { company } });
