import type { Point } from './curve.ts';
import type { Drawing, DrawnPitch, Label } from './route.ts';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const safe = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPED[letter] ?? '');
const n = (value: number) => Math.round(value * 10) / 10;

/**
 * The drawing as an SVG element, coloured by classes alone: a page's stylesheet gives them their values, light or dark.
 * `title` is what a screen reader says of it; `shown` are the page's own classes.
 */
export function routeSvg(drawing: Drawing, title: string, shown = ''): string {
  const { width, height, kind, pitches, ground, last } = drawing;
  const parts = [
    kind !== 'small' &&
      `<path class="route-ground" d="${ground}"/><path class="route-last${drawing.arrived ? ' route-reached' : ''}" d="${last}"/>`,
    ...pitches.map(way),
    ...pitches.map((pitch) => relay(pitch, drawing)),
    summit(drawing),
    drawing.even && mark('route-even', drawing.even, 7 * drawing.scale),
    drawing.you && mark('route-you', drawing.you, 13 * drawing.scale, 7.5 * drawing.scale),
  ];
  return `<svg class="route route-${kind} ${safe(shown)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${safe(title)}">${parts.filter(Boolean).join('')}</svg>`;
}

const themed = ({ pitch }: DrawnPitch, inside: string) => `<g class="theme theme-${safe(pitch.colour)}">${inside}</g>`;

const way = (drawn: DrawnPitch) =>
  themed(
    drawn,
    `<path class="route-way${drawn.pitch.optional ? ' route-optional' : ''}" d="${drawn.way}"/>${drawn.climbed ? `<path class="route-climbed" d="${drawn.climbed}"/>` : ''}`,
  );

function relay(drawn: DrawnPitch, { scale, kind }: Drawing): string {
  const { pitch, label } = drawn;
  const at = { x: n(drawn.relay.x), y: n(drawn.relay.y) };
  const size = kind === 'small' ? 2.2 : n((pitch.won ? 10 : 9) * scale);
  const tick = pitch.won && kind === 'named' ? `<path class="route-tick" d="M${n(at.x - 4.5)} ${n(at.y + 0.3)}l3.2 3.4 6-6.6"/>` : '';
  const leader = label?.leader ? `<path class="route-leader" d="${label.leader}"/>` : '';
  return themed(
    drawn,
    `${circle(at, size, pitch.won ? 'route-relay route-won' : 'route-relay')}${tick}${leader}${label ? name(label) : ''}`,
  );
}

/** A theme's name in its lines, the count below. */
function name({ lines, x, y, anchor }: Label): string {
  const spans = lines.map(
    (line, index) =>
      `<tspan class="${index === lines.length - 1 ? 'route-count' : 'route-name'}" x="${n(x)}"${index > 0 ? ' dy="16"' : ''}>${safe(line)}</tspan>`,
  );
  return `<text text-anchor="${anchor}" x="${n(x)}" y="${n(y)}">${spans.join('')}</text>`;
}

function summit({ peak, summit: { x, y }, scale }: Drawing): string {
  if (!peak) return '';

  const [wide, up, down] = [17 * scale, 16 * scale, 14 * scale];
  const shape = `M${n(x - wide)} ${n(y + down)}L${n(x)} ${n(y - up)}L${n(x + wide)} ${n(y + down)}Z`;
  return `<path class="route-summit" d="${shape}"/>${word(peak, 'route-name')}`;
}

const mark = (kind: string, spot: Label & { readonly at: Point }, ring: number, heart?: number) =>
  `<g class="${kind}">${circle(spot.at, ring)}${heart ? circle(spot.at, heart, 'route-heart') : ''}${word(spot)}</g>`;

const word = ({ lines, x, y, anchor }: Label, kind = '') =>
  `<text${kind && ` class="${kind}"`} text-anchor="${anchor}" x="${n(x)}" y="${n(y)}">${safe(lines.join(' '))}</text>`;

const circle = ({ x, y }: Point, size: number, kind = '') =>
  `<circle${kind && ` class="${kind}"`} cx="${n(x)}" cy="${n(y)}" r="${n(size)}"/>`;
