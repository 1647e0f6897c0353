import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";
import { PUBLIC_PAGES } from "@/lib/public-pages";

/** What the public pages need to be seen as they are. */
const THEIR_PARTS = ["/_next/", "/icons/", "/uploads/", "/icon.svg", "/opengraph-image.png"];

/** The public pages alone: all else is somebody's own. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const pages = PUBLIC_PAGES.map((page) => `${page}$`);
  return {
    rules: { userAgent: "*", allow: [...pages, ...THEIR_PARTS], disallow: "/" },
    sitemap: new URL("/sitemap.xml", env().APP_URL).href,
  };
}
