import bidiFactory from "bidi-js";
import { clustersOf, type Cluster } from "./clusters";
import { draws, LATIN, type Face } from "./faces";

/** A piece of a line in one face and one direction. */
export type Run = {
  face: Face;
  drawn: string;
  /** What a reader copies instead of the glyphs, where these alone aren't enough. */
  said: string | null;
};

const bidi = bidiFactory();

type Leveled = Cluster & { level: number };

/** A line of a printable text as it appears on paper, from left to right. */
export function runsOf(line: string): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, "ltr");
  let at = 0;
  const runs: Leveled[] = [];
  for (const cluster of clustersOf(line)) {
    const level = levels[at] ?? 0;
    at += cluster.said.length;
    const before = runs.at(-1);
    if (before && before.level === level && joins(before, cluster)) {
      before.drawn += cluster.drawn;
      before.said += cluster.said;
    } else runs.push({ ...cluster, level });
  }
  return inVisualOrder(runs).map(toRun);
}

function joins(before: Cluster, next: Cluster): boolean {
  const isSame = before.face === next.face && isPlain(before) && isPlain(next);
  return isSame && (next.face === LATIN || draws(next.face, before.drawn + next.drawn));
}

const isPlain = ({ drawn, said }: Cluster): boolean => drawn === said;

/** Rule L2 of the bidirectional algorithm: from the deepest level up, each stretch at that level is reversed. */
function inVisualOrder(runs: readonly Leveled[]): Leveled[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? 0) >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

function toRun({ face, drawn, said, level }: Leveled): Run {
  // a PDF reader puts right-to-left text in order by itself
  if (level % 2 === 1 && drawn === said) return { face, drawn: turned(face, drawn), said: null };
  return { face, drawn, said: face === LATIN && drawn === said ? null : said };
}

/** The shaper turns Arabic letters around by itself, but not brackets, nor anything in another script. */
function turned(face: Face, text: string): string {
  const letters = [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter);
  return (face.name === "NotoSansArabic" ? letters : letters.reverse()).join("");
}
