import type { Tx } from "@/lib/db";
import { documentNumber } from "@/lib/domain/books/document-number";

export type Numbered = { series: string; position: number; number: string };

/**
 * The next numbers of a series, without a gap: they are given out to one transaction after the other, and one that is rolled
 * back has given out none.
 */
export async function nextNumbers(tx: Tx, series: string, count: number): Promise<Numbered[]> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext(${`documents ${series}`}))) AS taken`;
  // from the end of the index: the ORM's aggregate reads all documents of the series
  const [latest] = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(position) AS last FROM documents WHERE series = ${series}`;
  const last = latest?.last ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const position = last + index + 1;
    return { series, position, number: documentNumber(series, position) };
  });
}
