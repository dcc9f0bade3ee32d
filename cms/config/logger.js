import { requestId } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import { winston } from '@strapi/logger';

const { format, transports } = winston;

// One JSON object a line, each with the id of the request it belongs to. (OPS-3)
const withRequest = format((line) => Object.assign(line, { requestId: requestId(), process: process.env['CORDEE_PROCESS'] }));

export default {
  transports: [new transports.Console({ level: cmsSettings().LOG_LEVEL })],
  format: format.combine(format.timestamp(), format.errors({ stack: true }), withRequest(), format.json()),
};
