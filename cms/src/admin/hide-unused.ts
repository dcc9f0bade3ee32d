/** The parts of Strapi's admin that are of no use here and that nothing else takes away. (ACC-22) */
const UNUSED = [
  // Links to Strapi's own site: the manual of its developers, and its prices.
  'a[href*="strapi.io"]',
  // The link to all settings, which Strapi shows to everybody: ours is for those who may change some (`settings-link.tsx`).
  'nav li:has(> * a[href$="/admin/settings"])',
  // The page of the settings that tells the release of Strapi.
  'nav li:has(> a[href$="/settings/application-infos"])',
  // Sections of a menu without a link, or with that link alone.
  'nav li:has(> * > ol:empty)',
  'nav li:has(> * > ol > li:only-child > a[href$="/settings/application-infos"])',
  // The tab of the window that adds a file by its address, and that action of the library, below the one for files: none is fetched.
  '[role="tab"][id$="-trigger-url"]',
  '[role="menuitem"]:has(path[d^="m13.687 4.146"]) + [role="menuitem"]:has(path[d^="M17.046 23.441"])',
  // The part of a role about content types that there are none of.
  '[role="tab"][id$="-trigger-singleTypes"]',
  // In the form of a member of staff, what is theirs on the site, and has no effect here: name, address, password.
  'form:has(input[name="confirmPassword"]) div:has(> div > div > input:not([type="checkbox"]))',
  // The fields that lists leave out, where columns are chosen.
  'fieldset > div > div:has(label > span:empty)',
  // A menu, and a panel, without an action that its reader may use.
  'button[aria-haspopup="menu"][data-disabled]',
  'aside:has(> h2 + div:empty)',
  // The menu of a form: the action that copies the id of the document, the line above it, and the id.
  '[role="menuitem"]:has(+ dl)',
  '[role="separator"]:has(+ [role="menuitem"] + dl)',
  '[role="menu"] > dl > :last-child',
];

/** Hides them on every page. */
export function hideUnused(): void {
  const style = document.createElement('style');
  // A rule for each: a browser that does not know a selector leaves out its rule alone.
  style.textContent = UNUSED.map((selector) => `${selector} { display: none; }`).join('\n');
  document.head.append(style);
}
