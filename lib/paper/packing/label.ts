import { INK } from "../sheet";
import type { Pdf, Style } from "../text";
import { fit, lineHeight, oneLine, type Block, type Fitted } from "./measure";
import type { Box } from "./millimetres";
import { drawLine, widthOf } from "./print";

/** What is printed on one box, in words. */
export type Label = {
  code: string;
  name: string;
  plan: string;
  /** What must be heeded; printed white on black. */
  diet: string | null;
  extras: string | null;
  route: string;
  /** The place on the round, or nothing. */
  stop: string;
  /** Building and door. */
  place: string;
  /** "New", "Changed", or nothing. */
  mark: string;
  /** Which day and meal it is for, and which label of how many. */
  foot: string;
};

const CODE: Style = { size: 21, weight: "600SemiBold", color: INK };
const ROUTE: Style = { size: 12, weight: "600SemiBold", color: INK };
const NAME: Style = { size: 14, weight: "600SemiBold", color: INK };
const PLAN: Style = { size: 11, weight: "400Regular", color: INK };
const DIET: Style = { size: 15, weight: "600SemiBold", color: "#ffffff" };
const EXTRAS: Style = { size: 12, weight: "600SemiBold", color: INK };
const PLACE: Style = { size: 9, weight: "400Regular", color: INK };
const FOOT: Style = { size: 7, weight: "400Regular", color: INK };

const GAP = 8;
const HEAD = CODE.size * 1.12;
/** A band of black: its text keeps off the edges. */
const BAND = 2;

/** On paper of one colour: whatever matters is large, in a frame, or white on black. */
export function drawLabel(pdf: Pdf, label: Label, box: Box): void {
  drawHead(pdf, label, box);
  const foot = lineHeight(PLACE);
  const isShort = drawFoot(pdf, label, { ...box, y: box.y + box.height - foot, height: foot });
  const middle = { ...box, y: box.y + HEAD, height: box.height - HEAD - foot };
  let y = middle.y;
  for (const { block, fitted } of fitAll(pdf, blocksOf(label, isShort), middle)) {
    drawBlock(pdf, block, fitted, { ...middle, y });
    y += fitted.height;
  }
}

type LabelBlock = Block & { isBand?: boolean };

function blocksOf({ name, plan, diet, extras, place }: Label, isPlaced: boolean): LabelBlock[] {
  return [
    { text: name, style: NAME, least: 9 },
    { text: plan, style: PLAN, least: 8 },
    ...(diet === null ? [] : [{ text: diet, style: DIET, least: 9, padding: BAND, isBand: true }]),
    ...(extras === null ? [] : [{ text: extras, style: EXTRAS, least: 8.5 }]),
    ...(isPlaced || place === "" ? [] : [{ text: place, style: PLACE, least: FOOT.size }]),
  ];
}

function fitAll(pdf: Pdf, blocks: readonly LabelBlock[], { width, height }: Box) {
  return fit(pdf, blocks, width, height).map((fitted, index) => ({ block: blocks[index], fitted }));
}

function drawBlock(
  pdf: Pdf,
  block: LabelBlock | undefined,
  { lines, style, padding, height }: Fitted,
  box: Box,
): void {
  if (block?.isBand) pdf.roundedRect(box.x, box.y, box.width, height - 1, 2).fill(INK);
  lines.forEach((line, index) => {
    const top = box.y + padding + index * lineHeight(style);
    drawLine(pdf, line, style, { x: box.x + 2 * padding, baseline: top + style.size * 1.05 });
  });
}

/** The code at the left, what the driver looks for at the right; a mark in a frame between them. */
function drawHead(pdf: Pdf, { code, route, stop, mark }: Label, { x, y, width }: Box): void {
  const baseline = y + CODE.size * 0.82;
  const right = x + width;
  drawLine(pdf, code, CODE, { x, baseline });
  drawLine(pdf, stop, CODE, { x: right, baseline, align: "right" });
  const stopStarts = stop === "" ? right : right - widthOf(pdf, stop, CODE) - GAP;
  let codeEnds = x + widthOf(pdf, code, CODE) + GAP;
  if (mark !== "") codeEnds += drawMark(pdf, mark, { x: codeEnds, baseline }) + GAP;
  const style = oneLine(pdf, route, ROUTE, stopStarts - codeEnds);
  drawLine(pdf, route, style, { x: stopStarts, baseline, align: "right" });
}

const MARK: Style = { size: 9, weight: "600SemiBold", color: INK };

function drawMark(pdf: Pdf, mark: string, { x, baseline }: { x: number; baseline: number }): number {
  const width = widthOf(pdf, mark, MARK) + 6;
  pdf
    .rect(x, baseline - MARK.size, width, MARK.size * 1.3)
    .lineWidth(1)
    .strokeColor(INK)
    .stroke();
  drawLine(pdf, mark, MARK, { x: x + 3, baseline: baseline - 1 });
  return width;
}

/** Where it goes, and which label it is. A place that is too long for one line stands above: the answer says whether it isn't. */
function drawFoot(pdf: Pdf, { place, foot }: Label, { x, y, width, height }: Box): boolean {
  const baseline = y + height - 1.5;
  const right = oneLine(pdf, foot, FOOT, width);
  drawLine(pdf, foot, right, { x: x + width, baseline, align: "right" });
  const style = oneLine(pdf, place, PLACE, width - widthOf(pdf, foot, right) - GAP);
  const isShort = style.size >= FOOT.size;
  if (isShort) drawLine(pdf, place, style, { x, baseline });
  return isShort;
}
