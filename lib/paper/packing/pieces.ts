import { INK } from "../sheet";
import type { Pdf, Style } from "../text";
import { LEFT, RIGHT, WIDTH } from "./a4";
import type { Piece } from "./flow";
import { lineHeight, oneLine } from "./measure";
import { drawLine, widthOf, wrap } from "./print";

const LINE = "#b9b5ac";

export function hairline(pdf: Pdf, y: number): void {
  pdf.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor(LINE).stroke();
}

const HEADING: Style = { size: 14, weight: "600SemiBold", color: INK };

export function heading(pdf: Pdf, text: string): Piece {
  return {
    height: 30,
    leads: true,
    draw: (y) => drawLine(pdf, text, HEADING, { x: LEFT, baseline: y + 23 }),
  };
}

/** A figure, what it counts, and what is said of it below. */
export type Row = { figure: string; text: string; note: string };
type Sizes = { figure: number; text: number; note: number; column: number };

/** As large as fits the page from arm's length. */
export const BIG: Sizes = { figure: 32, text: 19, note: 13, column: 92 };
export const MIDDLE: Sizes = { figure: 19, text: 15, note: 12, column: 62 };

const PADDING = 4;

/** A row with its figure at the left edge, wrapped as it needs. */
export function row(pdf: Pdf, { figure, text, note }: Row, sizes: Sizes): Piece {
  const style: Style = { size: sizes.text, weight: "600SemiBold", color: INK };
  const soft: Style = { size: sizes.note, weight: "400Regular", color: INK };
  const width = WIDTH - sizes.column;
  const lines = [
    ...wrap(pdf, text, style, width).map((line) => ({ line, style })),
    ...(note === "" ? [] : wrap(pdf, note, soft, width).map((line) => ({ line, style: soft }))),
  ];
  const tall = lines.reduce((sum, one) => sum + lineHeight(one.style), 0);
  const height = Math.max(tall, sizes.figure * 1.1) + 2 * PADDING;
  const draw = (top: number) => {
    drawFigure(pdf, figure, sizes, top);
    let y = top + PADDING;
    for (const one of lines) {
      drawLine(pdf, one.line, one.style, { x: LEFT + sizes.column, baseline: y + one.style.size });
      y += lineHeight(one.style);
    }
    hairline(pdf, top + height);
  };
  return { height, draw };
}

function drawFigure(pdf: Pdf, figure: string, { figure: size, column }: Sizes, top: number): void {
  const style = oneLine(pdf, figure, { size, weight: "600SemiBold", color: INK }, column - 12);
  drawLine(pdf, figure, style, {
    x: LEFT + column - 12,
    baseline: top + PADDING + size * 0.82,
    align: "right",
  });
}

/** Figures with their names below, so many beside each other. */
export function figures(
  pdf: Pdf,
  cells: readonly { figure: string; unit: string; name: string }[],
  across: number,
): Piece[] {
  const width = WIDTH / across;
  const rows = Array.from({ length: Math.ceil(cells.length / across) }, (_, index) =>
    cells.slice(index * across, (index + 1) * across),
  );
  return rows.map((own) => {
    const named = own.map((cell) => ({ ...cell, lines: wrap(pdf, cell.name, NAME, width - 14) }));
    const height =
      FIGURE.size * 1.05 + Math.max(...named.map(({ lines }) => lines.length)) * lineHeight(NAME) + 8;
    const draw = (y: number) => {
      named.forEach((cell, index) => drawCell(pdf, cell, { x: LEFT + index * width, y, width: width - 14 }));
      hairline(pdf, y + height - 1);
    };
    return { height, draw };
  });
}

const FIGURE: Style = { size: 42, weight: "600SemiBold", color: INK };
const UNIT: Style = { size: 18, weight: "600SemiBold", color: INK };
const NAME: Style = { size: 18, weight: "600SemiBold", color: INK };

type Cell = { figure: string; unit: string; lines: readonly string[] };

function drawCell(
  pdf: Pdf,
  { figure, unit, lines }: Cell,
  { x, y, width }: { x: number; y: number; width: number },
) {
  const room = width - (unit === "" ? 0 : widthOfUnit(pdf, unit));
  const style = oneLine(pdf, figure, FIGURE, room);
  const baseline = y + FIGURE.size * 0.88;
  drawLine(pdf, figure, style, { x, baseline });
  if (unit !== "") drawLine(pdf, unit, UNIT, { x: x + widthOf(pdf, figure, style) + 6, baseline });
  lines.forEach((line, index) => {
    drawLine(pdf, line, NAME, { x, baseline: y + FIGURE.size * 1.05 + NAME.size + index * lineHeight(NAME) });
  });
}

const widthOfUnit = (pdf: Pdf, unit: string): number => widthOf(pdf, unit, UNIT) + 6;
