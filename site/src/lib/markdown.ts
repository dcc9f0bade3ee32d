import MarkdownIt from 'markdown-it';
import { frenchSpaces } from './typography.ts';

// Raw HTML in the text is escaped; markdown-it refuses links with the schemes javascript, vbscript, file and data.
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: true, quotes: ['«\u00a0', '\u00a0»', '“', '”'] });

renderer.renderer.rules['text'] = (tokens, index) => frenchSpaces(renderer.utils.escapeHtml(tokens[index]?.content ?? ''));
renderer.renderer.rules['table_open'] = () => '<div class="table-scroll" tabindex="0" role="region"><table>';
renderer.renderer.rules['table_close'] = () => '</table></div>';

/** Renders the Markdown of an editor as safe HTML. Its top headings become h2, right below the title of the page. */
export function markdown(text: string): string {
  const tokens = renderer.parse(text, {});
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const highest = Math.min(...headings.map(levelOf));
  for (const heading of headings) heading.tag = `h${Math.min(levelOf(heading) - highest + 2, 6)}`;
  return renderer.renderer.render(tokens, renderer.options, {});
}

const levelOf = ({ tag }: { tag: string }) => Number(tag.slice(1));
