import { PUBLIC_PAGES } from "../../lib/public-pages";
import { PAGES } from "./support/product-pages";
import { expect, test } from "./support/visitors";

/** What a page says of itself to others. */
const said = (html: string, name: string) =>
  new RegExp(`<(?:meta|link)[^>]*(?:property|name|rel)="${name}"[^>]*(?:content|href)="([^"]*)"`).exec(
    html,
  )?.[1];

test("search engines are shown the public pages alone", async ({ request, baseURL }) => {
  const known = PAGES.filter(({ file, who }) => file?.startsWith("(public)/") && who === "guest");
  expect(known.map(({ path }) => path)).toEqual([...PUBLIC_PAGES]);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = ""]) => url);
  expect(listed).toEqual(PUBLIC_PAGES.map((page) => new URL(page, baseURL).href));
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toMatch(/^Disallow: \/$/m);
  for (const page of PUBLIC_PAGES) expect(robots).toContain(`Allow: ${page}$`);
  expect(robots).toContain(`Sitemap: ${new URL("/sitemap.xml", baseURL).href}`);
});

test("a link to a page that is sent to somebody has its picture, at the product's own address", async ({
  request,
  baseURL,
}) => {
  for (const page of ["/", "/login"]) {
    const html = await (await request.get(page)).text();
    const picture = new URL(said(html, "og:image") ?? "");
    expect(picture.origin).toBe(new URL(baseURL ?? "").origin);
    expect(said(html, "og:title")).toContain("TiffinTrack");
    expect(said(html, "og:image:alt")).toBeTruthy();
    const answer = await request.get(picture.pathname);
    expect(answer.headers()["content-type"]).toBe("image/png");
  }
});

test("a phone can keep the product", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const answer = await request.get(said(html, "manifest") ?? "");
  const { start_url, display, icons } = await answer.json();
  expect([start_url, display]).toEqual(["/dashboard", "standalone"]);
  const sizes = [];
  for (const { src, sizes: size, purpose = "any" } of icons) {
    const icon = await request.get(src);
    expect(icon.headers()["content-type"]).toBe("image/png");
    const png = await icon.body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(size);
    sizes.push(`${size} ${purpose}`);
  }
  expect(sizes).toEqual(["192x192 any", "512x512 any", "512x512 maskable"]);
});
