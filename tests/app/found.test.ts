import fs from "node:fs";
import path from "node:path";
import manifest from "@/app/manifest";
import robots from "@/app/robots";
import sitemap from "@/app/sitemap";
import { PUBLIC_PAGES } from "@/lib/public-pages";

jest.mock("next/server", () => ({ connection: async () => undefined }));
jest.mock("@/lib/env", () => ({ env: () => ({ APP_URL: "https://tiffin.example.com" }) }));

const PUBLIC = path.join("app", "(public)");

test("search engines are shown every public page, and no other", async () => {
  const pages = fs
    .readdirSync(PUBLIC, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file)}`.replace("/.", "/"));
  expect([...PUBLIC_PAGES].sort()).toEqual(pages.sort());
  expect((await sitemap()).map(({ url }) => url)).toEqual([
    "https://tiffin.example.com/",
    "https://tiffin.example.com/plans",
    "https://tiffin.example.com/menu",
    "https://tiffin.example.com/help",
    "https://tiffin.example.com/privacy",
    "https://tiffin.example.com/terms",
    "https://tiffin.example.com/verify",
  ]);
  const { rules, sitemap: listed } = await robots();
  expect(rules).toMatchObject({ disallow: "/" });
  expect(rules).toMatchObject({ allow: expect.arrayContaining(["/$", "/plans$", "/menu$"]) });
  expect(listed).toBe("https://tiffin.example.com/sitemap.xml");
});

test("a phone can keep the product: each icon is there in the size it says", () => {
  const { start_url, display, icons = [] } = manifest();
  expect([start_url, display]).toEqual(["/dashboard", "standalone"]);
  const found = icons.map(({ src, purpose = "any" }) => {
    const png = fs.readFileSync(path.join("public", src));
    return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)} ${purpose}`;
  });
  expect(found).toEqual(icons.map(({ sizes, purpose = "any" }) => `${sizes} ${purpose}`));
  expect(found).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]));
});
