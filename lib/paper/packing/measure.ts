import type { Pdf, Style } from "../text";
import { widthOf, wrap } from "./print";

/** Lines closer to each other than in a letter; marks above and below Devanagari still keep apart. */
export const lineHeight = ({ size }: Pick<Style, "size">): number => size * 1.27;

const heightOf = (lines: readonly string[], style: Style): number => lines.length * lineHeight(style);

/** A text in one line, as large as its style or as the width allows. */
export function oneLine(pdf: Pdf, text: string, style: Style, width: number): Style {
  const needed = widthOf(pdf, text, style);
  return needed <= width ? style : { ...style, size: (style.size * width) / needed };
}

/** What stands in a box, one below the other. `least`: smaller than that it is hard to read at a table's length. */
export type Block = { text: string; style: Style; least: number; padding?: number };
export type Fitted = { lines: string[]; style: Style; padding: number; height: number };

const SMALLER = 0.93;
/** From there on nothing is kept legible at the cost of what would not fit. */
const HALF = 0.5;

/** Blocks wrapped into a width, all of them made smaller together until nothing of them is outside the height. */
export function fit(pdf: Pdf, blocks: readonly Block[], width: number, height: number): Fitted[] {
  for (let scale = 1; ; scale *= SMALLER) {
    const fitted = blocks.map((block) => fitOne(pdf, block, width, scale));
    if (fitted.reduce((sum, one) => sum + one.height, 0) <= height) return fitted;
  }
}

function fitOne(pdf: Pdf, { text, style, least, padding = 0 }: Block, width: number, scale: number): Fitted {
  const size = scale < HALF ? style.size * scale : Math.max(least, style.size * scale);
  const scaled = { ...style, size };
  const lines = wrap(pdf, text, scaled, width - 4 * padding);
  return { lines, style: scaled, padding, height: heightOf(lines, scaled) + 2 * padding };
}
