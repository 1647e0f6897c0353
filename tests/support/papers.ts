// Documents as the database stores them, without a database, and what a reader finds on their pages.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { z } from "zod";
import type { IssuedDocument } from "@/lib/features/documents/queries";
import type { Paper } from "@/lib/features/documents/paper";
import { renderDocument } from "@/lib/paper/render";

const cells = (name: string) => [name, "₹120", "26", "4", "22", "₹2,640"];

/** An invoice with that many lines, each with its days. */
export function paperOf(lines: number, changes: Partial<Paper> = {}): Paper {
  return {
    title: "Invoice",
    number: "INV/26-27/00012",
    mark: null,
    issuer: { name: "Annapurna Tiffins", lines: ["Shop 4, Sector 17, Vashi", "Phone 9820012345"] },
    facts: [
      ["Number", "INV/26-27/00012"],
      ["Issued", "Tue 1 Dec 2026"],
      ["Due", "Tue 8 Dec 2026"],
      ["Month", "November 2026"],
    ],
    asOf: null,
    party: {
      label: "Billed to",
      name: "Meera Kulkarni",
      lines: ["Flat 7, Sai Krupa", "Sector 9", "Vashi", "Navi Mumbai, Maharashtra 400703"],
    },
    columns: ["Plan", "A day", "Days", "Not charged", "Charged", "Amount"],
    rows: Array.from({ length: lines }, (_, index) => ({
      cells: cells(`Veg Thali ${index + 1}`),
      notes: ["Sun 1 Nov to Mon 30 Nov 2026  ·  Paused 5 and 12  ·  Kitchen closed 8 and 15"],
    })),
    total: ["Total", "", String(26 * lines), String(4 * lines), String(22 * lines), "₹1,10,880"],
    sums: [],
    balance: ["To be paid", "₹1,10,880"],
    notes: [],
    pageOf: "Page {page} of {pages}",
    language: "en",
    ...changes,
  };
}

export function documentWith(paper: Paper): IssuedDocument {
  return { number: paper.number, issuedAt: new Date("2026-11-30T19:30:00Z"), edition: 1, renderer: 1, paper };
}

/** The text of each page, as read by another program. */
export function pagesOf(pdf: Buffer): string[] {
  const reader = path.join(__dirname, "pdf-text.mjs");
  const output = execFileSync(process.execPath, [reader], { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  return z.array(z.string()).parse(JSON.parse(output.toString()));
}

export async function pagesOfPaper(paper: Paper): Promise<string[]> {
  return pagesOf(await renderDocument(documentWith(paper)));
}
