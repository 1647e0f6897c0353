import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { languageNow } from "@/lib/domain/language/language";
import { facePath, LATIN } from "../faces";
import { INK, LEFT, WIDTH } from "../sheet";
import type { Pdf, Style } from "../text";
import { oneLine } from "./measure";
import { drawLine } from "./print";

/** `empty`: what is said in place of pages when there is nothing to print. */
type Told = { title: string; author: string; at: Date; empty: string };

/**
 * A file whose pages are drawn as they are taken, one for each step of `pages`: it takes the memory of some pages, however many
 * there are, others are answered between them, and nothing more is drawn when nobody takes it any more.
 */
export function streamed(told: Told, pages: (pdf: Pdf) => Iterable<void>): ReadableStream<Uint8Array> {
  const pdf = opened(told);
  // whoever takes the pages does so later: they are drawn in the language of who asked
  const asAsked = AsyncLocalStorage.snapshot();
  const drawing = drawn(pdf, pages(pdf), told);
  return new ReadableStream({
    async pull(reader) {
      for (;;) {
        const chunk: Buffer | null = pdf.read();
        if (chunk) return reader.enqueue(chunk);
        if (pdf.readableEnded) return reader.close();
        asAsked(() => drawing.next());
        await nextTurn();
      }
    },
    cancel: () => void pdf.destroy(),
  });
}

/** A file without a page yet. */
function opened({ title, author, at }: Told): Pdf {
  return new PDFDocument({
    ...{
      autoFirstPage: false,
      margin: 0,
      pdfVersion: "1.7",
      lang: `${languageNow()}-IN`,
      displayTitle: true,
    },
    info: { Title: title, Author: author, CreationDate: at },
    font: facePath(LATIN, "400Regular"),
  });
}

function* drawn(pdf: Pdf, pages: Iterable<void>, { title, empty }: Told): Iterator<void> {
  yield* pages;
  if (!pdf.page) drawEmpty(pdf, [title, empty]);
  pdf.end();
}

const LARGE: Style = { size: 18, weight: "600SemiBold", color: INK };

function drawEmpty(pdf: Pdf, texts: readonly string[]): void {
  pdf.addPage({ size: "A4", margin: 0 });
  texts.forEach((text, index) => {
    drawLine(pdf, text, oneLine(pdf, text, LARGE, WIDTH), { x: LEFT, baseline: 90 + index * 30 });
  });
}
