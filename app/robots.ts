import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";
import { PUBLIC_PAGES } from "@/lib/public-pages";

/** What the public pages need in order to look as they should. */
const THEIR_PARTS = ["/_next/", "/icons/", "/uploads/", "/icon.svg", "/opengraph-image.png"];

/** Only the public pages: everything else belongs to someone. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const pages = PUBLIC_PAGES.map((page) => `${page}$`);
  return {
    rules: { userAgent: "*", allow: [...pages, ...THEIR_PARTS], disallow: "/" },
    sitemap: new URL("/sitemap.xml", env().APP_URL).href,
  };
}
