import { requestId } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import { winston } from '@strapi/logger';

const { format, transports } = winston;

// Logs one JSON object per line, with the id of the request that it belongs to. (OPS-3)
const withRequestId = format((entry) => Object.assign(entry, { requestId: requestId(), process: process.env['CORDEE_PROCESS'] }));

export default {
  transports: [new transports.Console({ level: cmsSettings().LOG_LEVEL })],
  format: format.combine(format.timestamp(), format.errors({ stack: true }), withRequestId(), format.json()),
};
