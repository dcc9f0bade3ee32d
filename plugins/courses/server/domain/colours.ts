/** One value for light surfaces, one for dark ones: each has a contrast of at least 4.5:1 against its own. */
type Shades = Readonly<{ light: string; dark: string }>;

/** The named colours that a theme can have. No two themes of a course share a colour. (LRN-2) */
export const COLOURS = {
  pine: { light: '#2d6f5d', dark: '#6fc4ab' },
  rust: { light: '#b3501a', dark: '#f09a62' },
  cobalt: { light: '#3a55ad', dark: '#93aaf5' },
  violet: { light: '#7a3fc4', dark: '#c39cf7' },
  raspberry: { light: '#ad1f48', dark: '#f5839f' },
  teal: { light: '#0f6e78', dark: '#5fc7d2' },
  ochre: { light: '#8a6100', dark: '#dfb04a' },
  slate: { light: '#4d6070', dark: '#a6b9c9' },
  moss: { light: '#5a6b1c', dark: '#b3c763' },
  plum: { light: '#86317e', dark: '#e394da' },
  brick: { light: '#a3362c', dark: '#f28d81' },
  sky: { light: '#1a6aa3', dark: '#74bdf0' },
  emerald: { light: '#1b7340', dark: '#66cb8d' },
  indigo: { light: '#4f46b8', dark: '#a7a0fa' },
  amber: { light: '#98540a', dark: '#eda854' },
  rose: { light: '#b02a73', dark: '#f58bc0' },
  walnut: { light: '#75543c', dark: '#d0ab8d' },
  lagoon: { light: '#0c7060', dark: '#58cbb6' },
  ink: { light: '#2f4a6b', dark: '#9db9dc' },
  wine: { light: '#7d2a44', dark: '#e08fa8' },
} as const satisfies Record<string, Shades>;

/** The name of a theme colour. */
export type Colour = keyof typeof COLOURS;

/** The names of the colours, in the order in which forms offer them. */
export const COLOUR_NAMES: readonly string[] = Object.keys(COLOURS);
