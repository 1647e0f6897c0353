import type { Pdf, Style } from "./text";

/** A4 in points, and the area that is written on. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 50;
export const LEFT = MARGIN;
export const RIGHT = PAGE.width - MARGIN;
export const WIDTH = RIGHT - LEFT;
export const TOP = MARGIN;
/** Only the foot is below it. */
export const BOTTOM = PAGE.height - MARGIN - 22;
export const ROOM = 26;

export const INK = "#1c1b19";
export const SOFT = "#5e5b54";
const LINE = "#d5d1c8";
export const GOOD = "#2f6b3a";
export const BAD = "#b3261e";

export const TEXT: Style = { size: 10, weight: "400Regular", color: INK };
export const SOFT_TEXT: Style = { size: 8.5, weight: "400Regular", color: SOFT };
export const SMALL: Style = { size: 8.5, weight: "400Regular", color: SOFT };

/** Where the next thing is written. */
export type Pen = { pdf: Pdf; y: number };

/** A hairline across the whole width. */
export function rule({ pdf, y }: Pen): void {
  pdf.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor(LINE).stroke();
}
