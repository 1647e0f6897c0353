import { headers } from "next/headers";
import { mayReadMetrics, readMetrics } from "@/lib/process/metrics";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  if (!mayReadMetrics(await headers())) return new Response("Not found", { status: 404 });
  const { text, contentType } = await readMetrics();
  return new Response(text, { headers: { "Content-Type": contentType, "Cache-Control": "no-store" } });
}
