import { BOTTOM_OF_A4, LEFT, RIGHT, WIDTH } from "./a4";
import { INK, SOFT } from "../sheet";
import type { Pdf, Style } from "../text";
import { oneLine } from "./measure";
import { drawLine, widthOf } from "./print";

/** A piece of a page that is never parted. `leads`: it stands on one page with the piece after it. */
export type Piece = { height: number; draw: (y: number) => void; leads?: true };

/** What stands on each page above its pieces. `state`: how far the figures can be trusted. */
export type Head = {
  title: string;
  figure: string;
  state: string;
  pageOf: (page: number, pages: number) => string;
};

const TOP = 34;
const TITLE: Style = { size: 22, weight: "600SemiBold", color: INK };
const FIGURE: Style = { size: 40, weight: "600SemiBold", color: INK };
const STATE: Style = { size: 11, weight: "400Regular", color: SOFT };
const HEAD = 62;
const FOOT = 22;
const ROOM = BOTTOM_OF_A4 - TOP - HEAD - FOOT;

/** Pieces one below the other on as many A4 pages as they need, each page under the same head with its number. */
export function* flow(pdf: Pdf, head: Head, pieces: readonly Piece[]): Iterable<void> {
  const pages = parted(pieces);
  for (const [index, page] of pages.entries()) {
    pdf.addPage({ size: "A4", margin: 0 });
    drawHead(pdf, head, head.pageOf(index + 1, pages.length));
    let y = TOP + HEAD;
    for (const piece of page) {
      piece.draw(y);
      y += piece.height;
    }
    yield;
  }
}

function parted(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [[]];
  let used = 0;
  for (const [index, piece] of pieces.entries()) {
    const next = piece.leads ? (pieces[index + 1]?.height ?? 0) : 0;
    if (used > 0 && used + piece.height + next > ROOM) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(piece);
    used += piece.height;
  }
  return pages;
}

function drawHead(pdf: Pdf, { title, figure, state }: Head, page: string): void {
  const baseline = TOP + 32;
  const figureWidth = widthOf(pdf, figure, FIGURE);
  drawLine(pdf, figure, FIGURE, { x: RIGHT, baseline, align: "right" });
  drawLine(pdf, title, oneLine(pdf, title, TITLE, WIDTH - figureWidth - 16), {
    x: LEFT,
    baseline: baseline - 8,
  });
  drawLine(pdf, state, oneLine(pdf, state, STATE, WIDTH - figureWidth - 16), {
    x: LEFT,
    baseline: baseline + 10,
  });
  const line = TOP + HEAD - 12;
  pdf.moveTo(LEFT, line).lineTo(RIGHT, line).lineWidth(1.5).strokeColor(INK).stroke();
  const foot = oneLine(pdf, `${title} · ${page}`, STATE, WIDTH);
  drawLine(pdf, `${title} · ${page}`, foot, { x: RIGHT, baseline: BOTTOM_OF_A4 - 4, align: "right" });
}
