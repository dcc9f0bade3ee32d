import type { Drawing, DrawnSegment, Label, Marker } from './course-map.ts';
import type { Point } from './curve.ts';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPED[letter] ?? '');
const n = (value: number) => Math.round(value * 10) / 10;

/**
 * Renders a course map as an SVG element. Colours come from classes alone, which the page's stylesheet defines, light or dark.
 * `title` is the text for screen readers; `className` adds the page's own classes.
 */
export function courseMapSvg(drawing: Drawing, title: string, className = ''): string {
  const { width, height, kind, segments, groundPath, lastPath } = drawing;
  const parts = [
    kind !== 'small' &&
      `<path class="map-ground" d="${groundPath}"/><path class="map-last${drawing.arrived ? ' map-reached' : ''}" d="${lastPath}"/>`,
    ...segments.map(segmentPaths),
    ...segments.map((segment) => badge(segment, drawing)),
    summit(drawing),
    drawing.even && marker('map-even', drawing.even, 7 * drawing.scale),
    drawing.you && marker('map-you', drawing.you, 13 * drawing.scale, 7.5 * drawing.scale),
  ];
  return `<svg class="course-map map-${kind} ${escapeHtml(className)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(title)}">${parts.filter(Boolean).join('')}</svg>`;
}

const inTheme = ({ segment }: DrawnSegment, content: string) => `<g class="theme theme-${escapeHtml(segment.colour)}">${content}</g>`;

const segmentPaths = (drawn: DrawnSegment) =>
  inTheme(
    drawn,
    `<path class="map-way${drawn.segment.optional ? ' map-optional' : ''}" d="${drawn.path}"/>${drawn.completedPath ? `<path class="map-completed" d="${drawn.completedPath}"/>` : ''}`,
  );

/** The badge at the end of a segment, with the label of the segment. */
function badge(drawn: DrawnSegment, { scale, kind }: Drawing): string {
  const { segment, label } = drawn;
  const at = { x: n(drawn.badge.x), y: n(drawn.badge.y) };
  const radius = kind === 'small' ? 2.2 : n((segment.won ? 10 : 9) * scale);
  const tick = segment.won && kind === 'named' ? `<path class="map-tick" d="M${n(at.x - 4.5)} ${n(at.y + 0.3)}l3.2 3.4 6-6.6"/>` : '';
  const leader = label?.leaderPath ? `<path class="map-leader" d="${label.leaderPath}"/>` : '';
  return inTheme(
    drawn,
    `${circle(at, radius, segment.won ? 'map-relay map-won' : 'map-relay')}${tick}${leader}${label ? segmentLabel(label) : ''}`,
  );
}

/** The title of a theme in its lines, with the count of lessons below. */
function segmentLabel({ lines, x, y, anchor }: Label): string {
  const spans = lines.map(
    (line, index) =>
      `<tspan class="${index === lines.length - 1 ? 'map-count' : 'map-name'}" x="${n(x)}"${index > 0 ? ' dy="16"' : ''}>${escapeHtml(line)}</tspan>`,
  );
  return `<text text-anchor="${anchor}" x="${n(x)}" y="${n(y)}">${spans.join('')}</text>`;
}

function summit({ summitLabel, summit: { x, y }, scale }: Drawing): string {
  if (!summitLabel) return '';

  const [wide, up, down] = [17 * scale, 16 * scale, 14 * scale];
  const shape = `M${n(x - wide)} ${n(y + down)}L${n(x)} ${n(y - up)}L${n(x + wide)} ${n(y + down)}Z`;
  return `<path class="map-summit" d="${shape}"/>${text(summitLabel, 'map-name')}`;
}

const marker = (className: string, { at, ...label }: Marker, ring: number, centre?: number) =>
  `<g class="${className}">${circle(at, ring)}${centre ? circle(at, centre, 'map-heart') : ''}${text(label)}</g>`;

const text = ({ lines, x, y, anchor }: Label, className = '') =>
  `<text${className && ` class="${className}"`} text-anchor="${anchor}" x="${n(x)}" y="${n(y)}">${escapeHtml(lines.join(' '))}</text>`;

const circle = ({ x, y }: Point, radius: number, className = '') =>
  `<circle${className && ` class="${className}"`} cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"/>`;
