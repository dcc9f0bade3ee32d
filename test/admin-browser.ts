/**
 * A browser that comes to the admin without a login token: the cookies that it gets, and the name by which the site asks for a token that lets in
 * this browser alone. `cms` is the address of the CMS. (ACC-22)
 */
export async function newAdminBrowser(cms: string): Promise<{ cookie: string; browser: string }> {
  const entrance = await fetch(`${cms}/accounts/workplace`, { redirect: 'manual' });
  const cookies = entrance.headers.getSetCookie().map((cookie) => cookie.replace(/;.*/, ''));
  return { cookie: cookies.join('; '), browser: new URL(entrance.headers.get('location') ?? '').searchParams.get('navigateur') ?? '' };
}
