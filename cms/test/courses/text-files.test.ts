import { describe } from 'vitest';
import { testTextFiles } from './text-files.ts';

describe('a picture in a text, on disk', () => testTextFiles(async () => ({ settings: {}, stop: async () => {} })));
