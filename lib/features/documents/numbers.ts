import type { Tx } from "@/lib/db";
import { documentNumber } from "@/lib/domain/books/document-number";

export type Numbered = { series: string; position: number; number: string };

/**
 * The next numbers of a series, without a gap: they are given out to one transaction after the other, and one that is rolled
 * back has given out none.
 */
export async function nextNumbers(tx: Tx, series: string, count: number): Promise<Numbered[]> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext(${`documents ${series}`}))) AS taken`;
  const { _max } = await tx.document.aggregate({ where: { series }, _max: { position: true } });
  const last = _max.position ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const position = last + index + 1;
    return { series, position, number: documentNumber(series, position) };
  });
}
