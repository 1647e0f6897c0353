import { asSystem } from "@/lib/db";

/** How large the database is, and by how much it grows in thirty days if it goes on as since its first: bytes; 0 of one that is silent. */
export async function growth(): Promise<{ size: number; inThirtyDays: number }> {
  const [row] = await asSystem(
    (tx) => tx.$queryRaw<{ size: number; days: number }[]>`
      SELECT pg_database_size(current_database())::float8 AS size,
             greatest(1, extract(epoch FROM app_now() - created_at) / 86400)::float8 AS days FROM installation`,
  ).catch(() => []);
  const { size, days } = row ?? { size: 0, days: 1 };
  return { size, inThirtyDays: (30 * size) / days };
}
