import { endpoint, noContent } from '@cordee/kernel/endpoint';
import { SessionParams } from '@cordee/seats/api';
import { RotationCommand, RotationPlanView, RotationQuery } from './api.ts';

export type { RotationPlan, RotationSettings } from './api.ts';

/** The endpoints of the "Rotation" screens of a session in the admin. (ROT-1, ROT-6) */
export const rotationsAdminApi = {
  rotation: endpoint({
    method: 'GET',
    path: '/rotations/sessions/:session',
    summary: 'The rotation of a slot session, with the calendar of turns as its settings are tried',
    params: SessionParams,
    query: RotationQuery,
    response: RotationPlanView,
  }),
  saveRotation: endpoint({
    method: 'PUT',
    path: '/rotations/sessions/:session',
    summary: 'Save how the slots of a session go round, and the order of its waiting list',
    params: SessionParams,
    body: RotationCommand,
    response: noContent,
  }),
};
