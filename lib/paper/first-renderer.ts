import PDFDocument from "pdfkit";
import type { IssuedDocument } from "@/lib/features/documents/queries";
import type { Paper } from "@/lib/features/documents/paper";
import { facePath, LATIN } from "./faces";
import { BOTTOM, INK, LEFT, RIGHT, ROOM, SMALL, SOFT_TEXT, TEXT, TOP, WIDTH, rule, type Pen } from "./sheet";
import { writeHead, writeRunningHead } from "./head";
import { columnsOf, heightOfRow, writeColumns, writeRow, type Column } from "./table";
import { drawLine, lineHeight, wrap } from "./text";

/** The first way in which documents were drawn: A4, as many pages as the lines need. */
export function renderFirst({ paper, issuedAt }: IssuedDocument): Promise<Buffer> {
  const title = `${paper.title} ${paper.number}`;
  const pdf = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: "en-IN",
    displayTitle: true,
    // the day it was issued, never the day it is drawn: the file's own id is derived from these
    info: { Title: title, Author: paper.issuer.name, CreationDate: issuedAt },
    font: facePath(LATIN, "400Regular"),
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  const pen = { pdf, y: TOP };
  writeHead(pen, paper);
  writeTable(pen, paper);
  writeSums(pen, paper);
  writeNotes(pen, paper);
  writeFeet(pen, paper);
  pdf.end();
  return done;
}

function writeTable(pen: Pen, paper: Paper): void {
  const columns = columnsOf(paper.columns.length);
  writeColumns(pen, columns, paper.columns);
  for (const row of paper.rows) {
    makeRoom(pen, paper, columns, heightOfRow(pen.pdf, columns, row, TEXT));
    writeRow(pen, columns, row, TEXT);
  }
  const total = { cells: paper.total, notes: [] };
  makeRoom(pen, paper, columns, heightOfRow(pen.pdf, columns, total, STRONG));
  writeRow(pen, columns, total, STRONG);
}

const STRONG = { size: 12, weight: "600SemiBold", color: INK } as const;

/** A row that doesn't fit moves as a whole to the next page, under the repeated head. */
function makeRoom(pen: Pen, paper: Paper, columns: readonly Column[] | null, height: number): void {
  if (pen.y + height <= BOTTOM) return;
  pen.pdf.addPage();
  pen.y = TOP;
  writeRunningHead(pen, paper);
  if (columns) writeColumns(pen, columns, paper.columns);
}

/** What was taken off the total, and what is left: kept together. */
function writeSums(pen: Pen, { sums, balance, ...paper }: Paper): void {
  const rows = [
    ...sums.map((sum) => ({ sum, style: TEXT })),
    ...(balance ? [{ sum: balance, style: STRONG }] : []),
  ];
  for (const { sum, style } of rows) {
    const lines = wrap(pen.pdf, sum[0], style, WIDTH - 110);
    makeRoom(pen, { sums, balance, ...paper }, null, lines.length * lineHeight(style) + 8);
    const first = pen.y + style.size + 3;
    lines.forEach((line, index) => {
      drawLine(pen.pdf, line, style, { x: LEFT, baseline: first + index * lineHeight(style) });
    });
    drawLine(pen.pdf, sum[1], style, { x: RIGHT, baseline: first, align: "right" });
    pen.y += lines.length * lineHeight(style) + 4;
    rule(pen);
    pen.y += 4;
  }
}

function writeNotes(pen: Pen, paper: Paper): void {
  pen.y += 8;
  for (const note of paper.notes) {
    for (const line of wrap(pen.pdf, note, TEXT, WIDTH)) {
      makeRoom(pen, paper, null, lineHeight(TEXT));
      drawLine(pen.pdf, line, TEXT, { x: LEFT, baseline: pen.y + TEXT.size });
      pen.y += lineHeight(TEXT);
    }
  }
}

/** The page number and the page count, once that is known. */
function writeFeet({ pdf }: Pen, { number, issuer, title, pageOf }: Paper): void {
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index);
    const page = pageOf.replace("{page}", String(index + 1)).replace("{pages}", String(count));
    const baseline = BOTTOM + ROOM;
    const [name = ""] = wrap(pdf, `${title} ${number} · ${issuer.name}`, SMALL, WIDTH - 100);
    drawLine(pdf, name, SOFT_TEXT, { x: LEFT, baseline });
    drawLine(pdf, page, SOFT_TEXT, { x: RIGHT, baseline, align: "right" });
  }
}
