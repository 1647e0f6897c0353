import type PDFDocument from "pdfkit";
import { clustersOf, printable } from "./clusters";
import { facePath, LATIN, type Weight } from "./faces";
import { runsOf, type Run } from "./runs";

export type Pdf = InstanceType<typeof PDFDocument>;

export type Style = { size: number; weight: Weight; color: string };

/** Figures of equal width, so that columns of money line up. Not set for any other face: it would lose its default shaping. */
const features = ({ face }: Run): PDFKit.Mixins.OpenTypeFeatures[] => (face === LATIN ? ["tnum"] : []);

/** Scripts with marks above and below need more room than Latin. */
export function lineHeight({ size }: Style): number {
  return size * 1.45;
}

export function widthOf(pdf: Pdf, line: string, style: Style): number {
  return runsOf(line).reduce((width, run) => width + runWidth(pdf, run, style), 0);
}

function runWidth(pdf: Pdf, run: Run, { size, weight }: Style): number {
  return pdf.font(facePath(run.face, weight), size).widthOfString(run.drawn, { features: features(run) });
}

/** Draws one line of text on `baseline`, starting or ending at `x`. */
export function drawLine(
  pdf: Pdf,
  line: string,
  style: Style,
  { x, baseline, align = "left" }: { x: number; baseline: number; align?: "left" | "right" },
): void {
  let left = align === "right" ? x - widthOf(pdf, line, style) : x;
  pdf.fillColor(style.color);
  for (const run of runsOf(line)) {
    const width = runWidth(pdf, run, style);
    const at = left;
    const draw = () =>
      pdf.text(run.drawn, at, baseline, {
        lineBreak: false,
        baseline: "alphabetic",
        features: features(run),
      });
    if (run.said === null) draw();
    else sayInstead(pdf, run.said, draw);
    left += width;
  }
}

/**
 * Gives PDF readers the text that the glyphs stand for: they can't know it for a conjunct or for a vowel sign written before
 * its consonant.
 */
export function sayInstead(pdf: Pdf, actual: string, draw: () => void): void {
  // pdfkit flips the page around each text, and some readers look up the position only after that was undone
  const turnOver = () => pdf.save().transform(1, 0, 0, -1, 0, pdf.page.height);
  turnOver();
  pdf.markContent("Span", { actual });
  turnOver();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
  pdf.restore();
}

/** A text as printable lines no wider than `width`. A word that is wider is broken between letters. */
export function wrap(pdf: Pdf, text: string, style: Style, width: number): string[] {
  const fits = (line: string) => widthOf(pdf, line, style) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of printable(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = broken(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line];
}

function broken(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces = [""];
  for (const { said } of clustersOf(word)) {
    const last = pieces.at(-1) ?? "";
    if (last === "" || fits(last + said)) pieces[pieces.length - 1] = last + said;
    else pieces.push(said);
  }
  return pieces;
}
