import { draws, faceFor, LATIN, type Face } from "./faces";
import { scriptOf } from "./scripts";

/** What the eye takes for one letter, in the face that has it. */
export type Cluster = {
  face: Face;
  /** What is drawn. */
  drawn: string;
  /** What it stands for, and what is copied from the document. */
  said: string;
};

// marks that change the direction of what follows, and invisible characters: they have no place in a name
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** As it is printed: composed letters, one line, nothing invisible except what joins letters. */
export function printable(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").replace(INVISIBLE, "").trim();
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export function clustersOf(text: string): Cluster[] {
  const clusters: Cluster[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const before = clusters.at(-1);
    const cluster = clusterOf(segment, before?.face ?? LATIN);
    // the name of a script is given once, however many of its letters follow each other
    if (isPlaceholder(cluster) && before?.drawn === cluster.drawn) before.said += segment;
    else clusters.push(cluster);
  }
  return clusters;
}

const isPlaceholder = ({ drawn, said }: Cluster): boolean => drawn !== said;

/** A space between two words of a script belongs to that script. A letter that no face has is named, never an empty box. */
function clusterOf(segment: string, before: Face): Cluster {
  const isKept = segment === " " && before.name !== "NotoEmoji" && draws(before, " ");
  const face = isKept ? before : faceFor(segment);
  if (face) return { face, drawn: segment, said: segment };
  return { face: LATIN, drawn: `[${scriptOf(segment) ?? "?"}]`, said: segment };
}
