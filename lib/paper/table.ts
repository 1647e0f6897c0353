import type { Paper } from "@/lib/features/documents/paper";
import { LEFT, rule, SMALL, WIDTH, type Pen } from "./sheet";
import { drawLine, lineHeight, wrap, type Pdf, type Style } from "./text";

/** In points from the left edge of the page; figures end at their column's right edge. */
export type Column = { x: number; width: number; align: "left" | "right" };

type Row = Paper["rows"][number];

const GAP = 8;
const PADDING = 5;

/** The widths of each table's columns after the first, which takes what is left. */
const WIDTHS: Partial<Record<number, readonly number[]>> = {
  // rate, days, not charged, charged, amount
  6: [58, 40, 62, 52, 84],
  // how it was paid, amount
  3: [170, 90],
};

export function columnsOf(count: number): Column[] {
  const others = WIDTHS[count] ?? Array.from({ length: count - 1 }, () => WIDTH / count);
  const first = WIDTH - others.reduce((sum, width) => sum + width, 0);
  let x = LEFT;
  return [first, ...others].map((width, index) => {
    const column = { x, width, align: index === 0 ? ("left" as const) : ("right" as const) };
    x += width;
    return column;
  });
}

type Cells = { lines: string[]; column: Column }[];

function cellsOf(pdf: Pdf, columns: readonly Column[], cells: readonly string[], style: Style): Cells {
  return columns.map((column, index) => {
    const room = column.width - (index === 0 ? 0 : GAP);
    return { column, lines: wrap(pdf, cells[index] ?? "", style, room) };
  });
}

const tallest = (cells: Cells): number => Math.max(...cells.map(({ lines }) => lines.length));

const notesOf = (pdf: Pdf, notes: readonly string[]): string[] =>
  notes.flatMap((note) => wrap(pdf, note, SMALL, WIDTH));

export function heightOfRow(pdf: Pdf, columns: readonly Column[], row: Row, style: Style): number {
  const lines = tallest(cellsOf(pdf, columns, row.cells, style));
  return 2 * PADDING + lines * lineHeight(style) + notesOf(pdf, row.notes).length * lineHeight(SMALL);
}

export function writeRow(pen: Pen, columns: readonly Column[], row: Row, style: Style): void {
  const { pdf } = pen;
  const cells = cellsOf(pdf, columns, row.cells, style);
  const first = pen.y + PADDING + style.size;
  for (const { column, lines } of cells) {
    const x = column.align === "right" ? column.x + column.width : column.x;
    lines.forEach((line, index) => {
      drawLine(pdf, line, style, { x, baseline: first + index * lineHeight(style), align: column.align });
    });
  }
  let y = pen.y + PADDING + tallest(cells) * lineHeight(style);
  for (const note of notesOf(pdf, row.notes)) {
    drawLine(pdf, note, SMALL, { x: LEFT, baseline: y + SMALL.size });
    y += lineHeight(SMALL);
  }
  pen.y = y + PADDING;
  rule(pen);
}

/** The columns' names, repeated on each page. */
export function writeColumns(pen: Pen, columns: readonly Column[], names: readonly string[]): void {
  writeRow(pen, columns, { cells: [...names], notes: [] }, SMALL);
}
