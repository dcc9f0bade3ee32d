import { describe } from 'vitest';
import { startS3 } from '../../../test/s3.ts';
import { testTextFiles } from './text-files.ts';

describe('a picture in a text, on S3', () => testTextFiles(startS3));
