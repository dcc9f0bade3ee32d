/** Saves a file that the admin's API returned, under the name in its headers. */
export function saveAs({ data, headers }: { data: Blob; headers?: Headers }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = /filename="?([^";]+)/.exec(headers?.get('content-disposition') ?? '')?.[1] ?? 'cordee';
  link.click();
  URL.revokeObjectURL(link.href);
}
