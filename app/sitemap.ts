import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";
import { PUBLIC_PAGES } from "@/lib/public-pages";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  return PUBLIC_PAGES.map((page) => ({ url: new URL(page, env().APP_URL).href }));
}
