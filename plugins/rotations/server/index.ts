import { definePlugin } from '@cordee/kernel';

export default definePlugin({ name: 'rotations', folder: import.meta.dirname });
