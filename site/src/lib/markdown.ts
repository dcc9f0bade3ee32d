import MarkdownIt, { type Token } from 'markdown-it';
import { frenchSpaces } from './typography.ts';

// Raw HTML in the text is escaped; markdown-it refuses links with the schemes javascript, vbscript, file and data.
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: true, quotes: ['«\u00a0', '\u00a0»', '“', '”'] });

renderer.renderer.rules['text'] = (tokens, index) => frenchSpaces(renderer.utils.escapeHtml(tokens[index]?.content ?? ''));
renderer.renderer.rules['table_open'] = () => '<div class="table-scroll" tabindex="0" role="region"><table>';
renderer.renderer.rules['table_close'] = () => '</table></div>';

/** The address of a file of the media library in a text, which the CMS serves to nobody: the page says where it is served to its reader. */
const LIBRARY_FILE = /^\/uploads\/([\w-]+\.\w+)$/;

/**
 * Renders the Markdown of an editor as safe HTML. Its top headings become h2, right below the title of the page; `files` is the
 * path below which the page has the files of the text.
 */
export function markdown(text: string, files: string): string {
  const tokens = renderer.parse(text, {});
  for (const token of tokens.flatMap(({ children }) => children ?? [])) pointToFile(token, files);
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const highest = Math.min(...headings.map(levelOf));
  for (const heading of headings) heading.tag = `h${Math.min(levelOf(heading) - highest + 2, 6)}`;
  return renderer.renderer.render(tokens, renderer.options, {});
}

function pointToFile(token: Token, files: string): void {
  if (token.type === 'image') token.attrSet('loading', 'lazy');
  for (const attribute of ['src', 'href']) {
    const [, name] = LIBRARY_FILE.exec(String(token.attrGet(attribute))) ?? [];
    if (name) token.attrSet(attribute, `${files}/${name}`);
  }
}

const levelOf = ({ tag }: { tag: string }) => Number(tag.slice(1));
