import { z } from 'zod/v4';
import { endpoint } from './endpoint.ts';

/** Health checks of the CMS. `live`: the process answers. `ready`: the process and its database can work. (OPS-3) */
export const kernelApi = {
  live: endpoint({
    method: 'GET',
    path: '/kernel/live',
    summary: 'The process answers',
    response: z.object({ live: z.literal(true) }),
  }),
  ready: endpoint({
    method: 'GET',
    path: '/kernel/ready',
    summary: 'The process can do its work',
    response: z.object({
      ready: z.literal(true),
      oldestOwed: z.number().describe('seconds that the oldest event or message has been due'),
    }),
  }),
};
