import { describe, expect, it } from 'vitest';
import { withLastingAddresses } from './file-address.ts';
import { fileLink } from './file-link.ts';

const link = fileLink('pot_1a2b.png', new Date('2026-11-27T10:00:00Z'), 'secret');

describe('the address of a file in a text', () => {
  it.each([
    ['on disk', `![Le pot](${link})`, '![Le pot](/uploads/pot_1a2b.png)'],
    ['on disk, with the address of the CMS', `![Le pot](https://cms.example${link})`, '![Le pot](/uploads/pot_1a2b.png)'],
    [
      'on S3',
      '![Le pot](https://s3.example/cordee/pot_1a2b.png?X-Amz-Algorithm=AWS4&X-Amz-Date=2026&X-Amz-Signature=0a1b&x-id=GetObject)',
      '![Le pot](/uploads/pot_1a2b.png)',
    ],
    ['twice', `a ${link} b ![](${link}) c`, 'a /uploads/pot_1a2b.png b ![](/uploads/pot_1a2b.png) c'],
    ['that lasts already', '![Le pot](/uploads/pot_1a2b.png)', '![Le pot](/uploads/pot_1a2b.png)'],
    ['of another site', '![x](https://other.example/uploads/a.png?size=2)', '![x](https://other.example/uploads/a.png?size=2)'],
  ])('LRN-5 lasts, %s', (_, text, lasting) => {
    expect(withLastingAddresses(text)).toBe(lasting);
  });
});
