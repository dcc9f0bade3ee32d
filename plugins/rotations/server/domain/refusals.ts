import { refusal } from '@cordee/kernel/pure';

/** Somebody has changed the rotation meanwhile: the change was begun from settings that are no more. (ROT-1) */
export const RotationChanged = refusal<Record<string, never>>('rotations.rotation_changed');
