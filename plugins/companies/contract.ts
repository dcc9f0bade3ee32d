export { COMPANY } from './server/content-types/company.ts';
export { ESTABLISHMENT } from './server/content-types/establishment.ts';
export type { EstablishmentId } from './server/domain/ids.ts';
