import { INK } from "../sheet";
import type { Pdf, Style } from "../text";
import { LEFT, RIGHT, WIDTH } from "./a4";
import { flow, type Head, type Piece } from "./flow";
import { lineHeight } from "./measure";
import { figures, heading, hairline, MIDDLE, row, type Row } from "./pieces";
import { drawLine, wrap } from "./print";

type Line = { number: string; place: string; doors: string; tiffins: string; count: string };

/** What goes along with one driver, in words. */
export type LoadSheet = {
  head: Head;
  plans: { figure: string; unit: string; name: string }[];
  stopsTitle: string;
  stops: Line[];
  specialsTitle: string;
  specials: Row[];
  /** What is written by hand: who packed, who drives, what is short. */
  signed: { packer: string; driver: string; time: string; short: string };
};

export function* drawLoadSheets(pdf: Pdf, sheets: readonly LoadSheet[]): Iterable<void> {
  for (const sheet of sheets) {
    const { head, plans, stops, specials } = sheet;
    yield* flow(pdf, head, [
      ...figures(pdf, plans, 3),
      ...(specials.length > 0 ? [heading(pdf, sheet.specialsTitle)] : []),
      ...specials.map((one) => row(pdf, one, MIDDLE)),
      heading(pdf, sheet.stopsTitle),
      ...stops.map((stop) => stopPiece(pdf, stop)),
      signatures(pdf, sheet.signed),
    ]);
  }
}

const PLACE: Style = { size: 13, weight: "600SemiBold", color: INK };
const DOORS: Style = { size: 10.5, weight: "400Regular", color: INK };
const COUNT: Style = { size: 20, weight: "600SemiBold", color: INK };
const TICK = 13;
const PLACE_X = LEFT + 56;
const COUNT_WIDTH = 46;
const PLACE_WIDTH = WIDTH - 56 - COUNT_WIDTH;

type StyledLine = { line: string; style: Style };

/** A box to tick, the place on the round, what is handed over there. */
function stopPiece(pdf: Pdf, { number, place, doors, tiffins, count }: Line): Piece {
  const below = [doors, tiffins].filter((text) => text !== "").join("  ·  ");
  const lines = [...styled(pdf, place, PLACE), ...styled(pdf, below, DOORS)];
  const tall = lines.reduce((sum, { style }) => sum + lineHeight(style), 8);
  const height = Math.max(26, tall);
  const draw = (top: number) => {
    pdf
      .rect(LEFT, top + 6, TICK, TICK)
      .lineWidth(1)
      .strokeColor(INK)
      .stroke();
    drawLine(pdf, number, PLACE, { x: PLACE_X - 8, baseline: top + 17, align: "right" });
    drawLine(pdf, count, COUNT, { x: RIGHT, baseline: top + 20, align: "right" });
    drawLines(pdf, lines, top + 4);
    hairline(pdf, top + height);
  };
  return { height, draw };
}

const styled = (pdf: Pdf, text: string, style: Style): StyledLine[] =>
  text === "" ? [] : wrap(pdf, text, style, PLACE_WIDTH).map((line) => ({ line, style }));

function drawLines(pdf: Pdf, lines: readonly StyledLine[], top: number): void {
  let y = top;
  for (const { line, style } of lines) {
    drawLine(pdf, line, style, { x: PLACE_X, baseline: y + style.size });
    y += lineHeight(style);
  }
}

const LABEL: Style = { size: 12, weight: "600SemiBold", color: INK };
const SIGNED = 132;

/** Kept on one page: nobody signs for what stands on another. */
function signatures(pdf: Pdf, { packer, driver, time, short }: LoadSheet["signed"]): Piece {
  const half = WIDTH / 2 - 10;
  const draw = (top: number) => {
    line(pdf, short, { x: LEFT, y: top + 44, width: WIDTH });
    for (const [text, y] of [
      [packer, 86],
      [driver, 124],
    ] as const) {
      line(pdf, text, { x: LEFT, y: top + y, width: half + 60 });
      line(pdf, time, { x: LEFT + half + 80, y: top + y, width: half - 60 });
    }
  };
  return { height: SIGNED, draw };
}

function line(pdf: Pdf, label: string, { x, y, width }: { x: number; y: number; width: number }): void {
  drawLine(pdf, label, LABEL, { x, baseline: y - 4 });
  pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.75)
    .strokeColor(INK)
    .stroke();
}
