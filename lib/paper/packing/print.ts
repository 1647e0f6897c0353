// The same texts stand on thousands of labels, and shaping a letter takes longer than drawing it: words are shaped and measured
// once for each file. So no features are asked of the faces here, which would shape each text anew.
import { clustersOf, printable } from "../clusters";
import { draws, facePath, LATIN } from "../faces";
import { runsOf, type Run } from "../runs";
import { sayInstead, type Pdf, type Style } from "../text";

const LARGE = 1000;
const KNOWN_MAX = 50_000;

const runs = new Map<string, readonly Run[]>();

/** Nearly every text is in Latin letters, one run in the order in which it is written. */
const PLAIN = /^[ -~\u00b7\u2013\u2019]*$/;

function runsIn(text: string): readonly Run[] {
  const known = runs.get(text);
  if (known) return known;
  if (runs.size >= KNOWN_MAX) runs.clear();
  const isPlain = PLAIN.test(text) && draws(LATIN, text);
  const found = isPlain ? [{ face: LATIN, drawn: text, said: null }] : runsOf(text);
  runs.set(text, found);
  return found;
}

/** Words from right to left are put in order by shaping them together. */
const together = ({ face }: Run): { features?: [] } =>
  face.name === "NotoSansArabic" ? { features: [] } : {};

const runWidth = (pdf: Pdf, run: Run, { size, weight }: Pick<Style, "size" | "weight">): number =>
  pdf.font(facePath(run.face, weight), size).widthOfString(run.drawn, together(run));

/** By file, and then by weight and word. */
const measured = new WeakMap<Pdf, Map<string, number>>();

/** The width of a word in points of a thousand. */
function wordWidth(pdf: Pdf, word: string, weight: Style["weight"]): number {
  const known = measured.get(pdf) ?? new Map<string, number>();
  measured.set(pdf, known);
  const key = `${weight} ${word}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const width = runsIn(word).reduce((sum, run) => sum + runWidth(pdf, run, { size: LARGE, weight }), 0);
  known.set(key, width);
  return width;
}

export function widthOf(pdf: Pdf, text: string, { size, weight }: Style): number {
  const words = text.split(" ");
  const spaces = (words.length - 1) * wordWidth(pdf, " ", weight);
  return (words.reduce((sum, word) => sum + wordWidth(pdf, word, weight), spaces) * size) / LARGE;
}

/** Letters that are read from right to left: their words change places. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** What is drawn one after the other: words, so that each is shaped once, wherever it stands. */
const partsOf = (line: string): string[] =>
  PLAIN.test(line) || FROM_RIGHT.test(line) ? [line] : line.split(/(?<= )/u);

/** Draws one line of text on `baseline`, starting, ending or with its middle at `x`. */
export function drawLine(
  pdf: Pdf,
  line: string,
  style: Style,
  { x, baseline, align = "left" }: { x: number; baseline: number; align?: "left" | "right" | "middle" },
): void {
  const before = { left: 0, right: 1, middle: 0.5 }[align];
  let left = before === 0 ? x : x - widthOf(pdf, line, style) * before;
  for (const run of partsOf(line).flatMap(runsIn)) {
    const at = left;
    left += runWidth(pdf, run, style);
    pdf.fillColor(style.color);
    const draw = () =>
      pdf.text(run.drawn, at, baseline, { lineBreak: false, baseline: "alphabetic", ...together(run) });
    if (run.said === null) draw();
    else sayInstead(pdf, run.said, draw);
  }
}

/** A text as printable lines no wider than `width`. A word that is wider is broken between letters. */
export function wrap(pdf: Pdf, text: string, style: Style, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of printable(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(pdf, longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = broken(pdf, word, style, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line];
}

/** Letter by letter: each is as wide alone as it is beside others, or nearly. */
function broken(pdf: Pdf, word: string, style: Style, width: number): string[] {
  if (widthOf(pdf, word, style) <= width) return [word];
  const pieces = [""];
  let used = 0;
  for (const { said } of clustersOf(word)) {
    const wide = widthOf(pdf, said, style);
    if (used > 0 && used + wide > width) {
      pieces.push("");
      used = 0;
    }
    pieces[pieces.length - 1] += said;
    used += wide;
  }
  return pieces;
}
