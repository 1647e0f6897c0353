export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** In points, from the upper left corner of the page. */
export type Box = { x: number; y: number; width: number; height: number };
