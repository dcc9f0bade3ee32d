export { COMPANY } from './server/content-types/company.ts';
