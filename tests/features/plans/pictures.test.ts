import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { GET } from "@/app/uploads/dishes/[filename]/route";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { savePlanWithPicture } from "@/lib/features/plans/commands";
import { MAX_PICTURE_BYTES, planSchema } from "@/lib/features/plans/schema";
import { readDishPicture } from "@/lib/uploads";
import { at, makeAdmin, makePlan } from "../../support/make";

// Set before the first picture: lib/env reads the environment once.
const root = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-uploads-"));
process.env.UPLOAD_DIR = root;

const now = at("2026-11-20", "10:00");
let admin: { id: UserId; role: StaffRole };

beforeAll(async () => {
  admin = await makeAdmin();
});
afterAll(async () => {
  await disconnect();
  fs.rmSync(root, { recursive: true });
});

const stored = () =>
  fs.existsSync(path.join(root, "dishes")) ? fs.readdirSync(path.join(root, "dishes")) : [];

function save(picture: Blob | undefined, more: { planId?: number; version?: number; name?: string } = {}) {
  const input = {
    name: `Plan ${randomUUID()}`,
    dailyRate: 120,
    description: "",
    items: ["Dal"],
    picture,
    ...more,
  };
  return savePlanWithPicture({ staff: admin, run: (fn) => asStaff(admin, fn, now) }, input);
}

function photo(width = 2_000, height = 1_000) {
  return sharp({ create: { width, height, channels: 3, background: "#f4b740" } });
}

const asFile = (bytes: Uint8Array<ArrayBuffer> | string, name: string, type: string) =>
  new File([bytes], name, { type });

async function planOf(result: Awaited<ReturnType<typeof save>>) {
  if (!result.ok) throw new Error(result.error);
  return asSystem((tx) => tx.plan.findUniqueOrThrow({ where: { id: result.value.planId } }));
}

test.each(["jpeg", "png", "webp"] as const)(
  "keeps a %s as a WebP of at most 1,200 px without its metadata",
  async (format) => {
    const exif = { IFD0: { Copyright: "somebody", ImageDescription: "at home" } };
    const bytes = await photo().withExif(exif).toFormat(format).toBuffer();
    const plan = await planOf(
      await save(asFile(new Uint8Array(bytes), "IMG.bin", "application/octet-stream")),
    );
    expect(plan.imageFilename).toMatch(/^[0-9a-f]{32}\.webp$/);
    const kept = await readDishPicture(plan.imageFilename ?? "");
    const metadata = await sharp(Buffer.from(kept ?? [])).metadata();
    expect(metadata).toMatchObject({ format: "webp", width: 1_200, height: 600 });
    expect(metadata.exif).toBeUndefined();
  },
);

test("turns a photograph upright before its metadata go", async () => {
  const sideways = await photo(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const plan = await planOf(await save(asFile(new Uint8Array(sideways), "phone.jpg", "image/jpeg")));
  const kept = await readDishPicture(plan.imageFilename ?? "");
  expect(await sharp(Buffer.from(kept ?? [])).metadata()).toMatchObject({ width: 200, height: 400 });
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>`;

test.each([
  ["a text renamed to .jpg", () => asFile("not a photo at all", "dal.jpg", "image/jpeg")],
  ["an SVG", () => asFile(svg, "dal.svg", "image/svg+xml")],
  ["an SVG renamed to .png", () => asFile(svg, "dal.png", "image/png")],
  ["a page that begins like a GIF", () => asFile("GIF89a<script>alert(1)</script>", "dal.gif", "image/gif")],
])("refuses %s and keeps nothing of it", async (_what, make) => {
  const before = stored();
  expect(await save(make())).toEqual({ ok: false, error: "picture-unreadable" });
  expect(stored()).toEqual(before);
});

test("refuses a GIF, a TIFF and a photograph that was cut off", async () => {
  const gif = await photo(20, 20).gif().toBuffer();
  const tiff = await photo(20, 20).tiff().toBuffer();
  const noise = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      noise: { type: "gaussian", mean: 99, sigma: 40 },
      background: "#000",
    },
  })
    .jpeg()
    .toBuffer();
  for (const bytes of [gif, tiff, noise.subarray(0, noise.length / 2)]) {
    const result = await save(asFile(new Uint8Array(bytes), "dal.jpg", "image/jpeg"));
    expect(result).toEqual({ ok: false, error: "picture-unreadable" });
  }
});

test("refuses a small file that would unpack to more than fifty million pixels", async () => {
  const bomb = await photo(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(MAX_PICTURE_BYTES);
  const result = await save(asFile(new Uint8Array(bomb), "dal.png", "image/png"));
  expect(result).toEqual({ ok: false, error: "picture-pixels" });
});

test("refuses more than 5 MB before anything is read, and takes 5 MB", () => {
  const values = { name: "Thali", dailyRate: "120", description: "", items: "Dal" };
  const sized = (bytes: number) =>
    planSchema.safeParse({ ...values, picture: new File([new Uint8Array(bytes)], "a.jpg") });
  expect(sized(MAX_PICTURE_BYTES).success).toBe(true);
  expect(sized(MAX_PICTURE_BYTES + 1).error?.issues).toMatchObject([
    { path: ["picture"], message: "image-size" },
  ]);
});

test("removes the old picture once the new one is saved, and keeps it when none is sent", async () => {
  const jpeg = new Uint8Array(await photo(50, 50).jpeg().toBuffer());
  const first = await planOf(await save(asFile(jpeg, "a.jpg", "image/jpeg")));
  const again = { planId: first.id, name: first.name, version: first.version };
  expect((await planOf(await save(undefined, again))).imageFilename).toBe(first.imageFilename);
  const second = await planOf(await save(asFile(jpeg, "a.jpg", "image/jpeg"), again));
  expect(second.imageFilename).not.toBe(first.imageFilename);
  expect(stored()).toContain(second.imageFilename);
  expect(stored()).not.toContain(first.imageFilename);
});

test("keeps no file of a plan that was refused or failed", async () => {
  const jpeg = new Uint8Array(await photo(50, 50).jpeg().toBuffer());
  const taken = await makePlan();
  const before = stored();
  expect(await save(asFile(jpeg, "a.jpg", "image/jpeg"), { name: taken.name })).toEqual({
    ok: false,
    error: "name-taken",
  });
  const broken = savePlanWithPicture(
    { staff: admin, run: () => Promise.reject(new Error("connection lost")) },
    { name: "x", dailyRate: 1, description: "", items: [], picture: asFile(jpeg, "a.jpg", "image/jpeg") },
  );
  await expect(broken).rejects.toThrow("connection lost");
  expect(stored()).toEqual(before);
});

test.each([
  "../dishes/x.webp",
  "..%2f..%2fpasswd",
  "a.webp",
  `${"a".repeat(32)}.svg`,
  "",
  `${"a".repeat(32)}.webp`,
])("has no picture named %j", async (name) => {
  expect(await readDishPicture(name)).toBeNull();
});

test("serves a picture as what it is, for good, and nothing under another name", async () => {
  const jpeg = new Uint8Array(await photo(50, 50).jpeg().toBuffer());
  const plan = await planOf(await save(asFile(jpeg, "a.jpg", "image/jpeg")));
  const get = (filename: string) =>
    GET(new Request("http://kitchen.test/"), { params: Promise.resolve({ filename }) });
  const shown = await get(plan.imageFilename ?? "");
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect((await get("../../.env")).status).toBe(404);
});
