import type { Drawing, DrawnSegment, Label } from './course-map.ts';
import type { Point } from './curve.ts';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPED[letter] ?? '');
const n = (value: number) => Math.round(value * 10) / 10;

/**
 * The drawing as an SVG element, coloured by classes alone: a page's stylesheet gives them their values, light or dark.
 * `title` is what a screen reader says of it; `shown` are the page's own classes.
 */
export function courseMapSvg(drawing: Drawing, title: string, className = ''): string {
  const { width, height, kind, segments, ground, last } = drawing;
  const parts = [
    kind !== 'small' &&
      `<path class="map-ground" d="${ground}"/><path class="map-last${drawing.arrived ? ' map-reached' : ''}" d="${last}"/>`,
    ...segments.map(way),
    ...segments.map((segment) => relay(segment, drawing)),
    summit(drawing),
    drawing.even && mark('map-even', drawing.even, 7 * drawing.scale),
    drawing.you && mark('map-you', drawing.you, 13 * drawing.scale, 7.5 * drawing.scale),
  ];
  return `<svg class="course-map map-${kind} ${escapeHtml(className)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(title)}">${parts.filter(Boolean).join('')}</svg>`;
}

const themed = ({ segment }: DrawnSegment, inside: string) => `<g class="theme theme-${escapeHtml(segment.colour)}">${inside}</g>`;

const way = (drawn: DrawnSegment) =>
  themed(
    drawn,
    `<path class="map-way${drawn.segment.optional ? ' map-optional' : ''}" d="${drawn.way}"/>${drawn.completed ? `<path class="map-completed" d="${drawn.completed}"/>` : ''}`,
  );

function relay(drawn: DrawnSegment, { scale, kind }: Drawing): string {
  const { segment, label } = drawn;
  const at = { x: n(drawn.relay.x), y: n(drawn.relay.y) };
  const size = kind === 'small' ? 2.2 : n((segment.won ? 10 : 9) * scale);
  const tick = segment.won && kind === 'named' ? `<path class="map-tick" d="M${n(at.x - 4.5)} ${n(at.y + 0.3)}l3.2 3.4 6-6.6"/>` : '';
  const leader = label?.leader ? `<path class="map-leader" d="${label.leader}"/>` : '';
  return themed(drawn, `${circle(at, size, segment.won ? 'map-relay map-won' : 'map-relay')}${tick}${leader}${label ? name(label) : ''}`);
}

/** A theme's name in its lines, the count below. */
function name({ lines, x, y, anchor }: Label): string {
  const spans = lines.map(
    (line, index) =>
      `<tspan class="${index === lines.length - 1 ? 'map-count' : 'map-name'}" x="${n(x)}"${index > 0 ? ' dy="16"' : ''}>${escapeHtml(line)}</tspan>`,
  );
  return `<text text-anchor="${anchor}" x="${n(x)}" y="${n(y)}">${spans.join('')}</text>`;
}

function summit({ peak, summit: { x, y }, scale }: Drawing): string {
  if (!peak) return '';

  const [wide, up, down] = [17 * scale, 16 * scale, 14 * scale];
  const shape = `M${n(x - wide)} ${n(y + down)}L${n(x)} ${n(y - up)}L${n(x + wide)} ${n(y + down)}Z`;
  return `<path class="map-summit" d="${shape}"/>${word(peak, 'map-name')}`;
}

const mark = (kind: string, spot: Label & { readonly at: Point }, ring: number, heart?: number) =>
  `<g class="${kind}">${circle(spot.at, ring)}${heart ? circle(spot.at, heart, 'map-heart') : ''}${word(spot)}</g>`;

const word = ({ lines, x, y, anchor }: Label, kind = '') =>
  `<text${kind && ` class="${kind}"`} text-anchor="${anchor}" x="${n(x)}" y="${n(y)}">${escapeHtml(lines.join(' '))}</text>`;

const circle = ({ x, y }: Point, size: number, kind = '') =>
  `<circle${kind && ` class="${kind}"`} cx="${n(x)}" cy="${n(y)}" r="${n(size)}"/>`;
