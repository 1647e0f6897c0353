import type { Pdf } from "../text";
import { drawLabel, type Label } from "./label";
import { PADDING, SHEETS, type LabelFormat, type Sheet } from "./label-sheets";
import type { Box } from "./millimetres";

/** All labels, page by page. `from`: the place of the first on a sheet of which some are used up already, from 1. */
export function* drawLabels(
  pdf: Pdf,
  labels: readonly Label[],
  { format, from }: { format: LabelFormat; from: number },
): Iterable<void> {
  const sheet = SHEETS[format];
  const places = sheet.across * sheet.down;
  const skipped = format === "roll" ? 0 : from - 1;
  for (const [index, label] of labels.entries()) {
    const place = (index + skipped) % places;
    if (index > 0 && place === 0) yield;
    if (index === 0 || place === 0) pdf.addPage({ size: sheet.page, margin: 0 });
    drawLabel(pdf, label, placeOf(sheet, place));
  }
  if (labels.length > 0) yield;
}

function placeOf({ first, across, pitch: [right, down] }: Sheet, place: number): Box {
  return {
    x: first.x + (place % across) * right + PADDING,
    y: first.y + Math.floor(place / across) * down + PADDING,
    width: first.width - 2 * PADDING,
    height: first.height - 2 * PADDING,
  };
}
