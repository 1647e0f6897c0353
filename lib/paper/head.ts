import type { Paper } from "@/lib/features/documents/paper";
import { BAD, GOOD, INK, LEFT, RIGHT, SMALL, SOFT, TEXT, WIDTH, rule, type Pen } from "./sheet";
import { drawLine, lineHeight, widthOf, wrap, type Style } from "./text";

const NAME: Style = { size: 16, weight: "600SemiBold", color: INK };
const TITLE: Style = { size: 22, weight: "600SemiBold", color: INK };
const PARTY: Style = { size: 11, weight: "600SemiBold", color: INK };

/** Halves of the page with a gutter between them. */
const HALF = WIDTH / 2 - 12;
const SECOND = RIGHT - HALF;
const LABEL = 76;

/** Who issues it, what it is, for whom, and of what date. */
export function writeHead(pen: Pen, paper: Paper): void {
  writeBlock(pen, { text: paper.issuer.name, style: NAME }, paper.issuer.lines);
  pen.y += 22;
  writeTitle(pen, paper);
  const top = pen.y;
  drawLine(pen.pdf, paper.party.label, SMALL, { x: LEFT, baseline: pen.y + SMALL.size });
  pen.y += lineHeight(SMALL) + 2;
  writeBlock(pen, { text: paper.party.name, style: PARTY }, paper.party.lines);
  const afterParty = pen.y;
  pen.y = top;
  writeFacts(pen, paper.asOf ? [...paper.facts, paper.asOf] : paper.facts);
  pen.y = Math.max(pen.y, afterParty) + 20;
}

function writeBlock(pen: Pen, head: { text: string; style: Style }, lines: readonly string[]): void {
  const soft = { ...TEXT, color: SOFT };
  const texts = [head, ...lines.map((text) => ({ text, style: soft }))];
  for (const { text, style } of texts) {
    for (const line of wrap(pen.pdf, text, style, HALF)) {
      drawLine(pen.pdf, line, style, { x: LEFT, baseline: pen.y + style.size });
      pen.y += lineHeight(style);
    }
  }
}

function writeTitle(pen: Pen, { title, mark }: Paper): void {
  const baseline = pen.y + TITLE.size;
  drawLine(pen.pdf, title, TITLE, { x: LEFT, baseline });
  if (mark) writeMark(pen, mark, baseline);
  pen.y += lineHeight(TITLE) + 8;
}

/** In a frame, so that it can be seen from across the table even without colour. */
function writeMark({ pdf }: Pen, { words, tone }: NonNullable<Paper["mark"]>, baseline: number): void {
  const color = tone === "good" ? GOOD : BAD;
  const style: Style = { size: 15, weight: "600SemiBold", color };
  const text = words.toUpperCase();
  const width = widthOf(pdf, text, style);
  drawLine(pdf, text, style, { x: RIGHT - 12, baseline, align: "right" });
  const top = baseline - style.size - 4;
  pdf.roundedRect(RIGHT - width - 24, top, width + 24, style.size + 15, 4);
  pdf.lineWidth(1.5).strokeColor(color).stroke();
}

function writeFacts(pen: Pen, facts: Paper["facts"]): void {
  for (const [label, value] of facts) {
    drawLine(pen.pdf, label, { ...TEXT, color: SOFT }, { x: SECOND, baseline: pen.y + TEXT.size });
    for (const line of wrap(pen.pdf, value, TEXT, HALF - LABEL)) {
      drawLine(pen.pdf, line, TEXT, { x: SECOND + LABEL, baseline: pen.y + TEXT.size });
      pen.y += lineHeight(TEXT);
    }
  }
}

/** On pages after the first: whose page this is, should it get separated. */
export function writeRunningHead(pen: Pen, { title, number, party }: Paper): void {
  const [name = ""] = wrap(pen.pdf, `${title} ${number} · ${party.name}`, PARTY, WIDTH);
  drawLine(pen.pdf, name, PARTY, { x: LEFT, baseline: pen.y + PARTY.size });
  pen.y += lineHeight(PARTY) + 6;
  rule(pen);
}
