import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { POST } from "@/app/admin/plans/picture/route";
import { GET } from "@/app/uploads/dishes/[filename]/route";
import { getViewer } from "@/lib/access/auth";
import { keepOfDish } from "@/lib/access/pictures/dish";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { dishPictureOf } from "@/lib/features/pictures/queries";
import { savePlan } from "@/lib/features/plans/commands";
import { MAX_PICTURE_BYTES, planFormSchema } from "@/lib/features/plans/schema";
import { at, makeAdmin } from "../../support/make";

jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
}));

const now = at("2026-11-20", "10:00");
let admin: { id: UserId; role: StaffRole };

beforeAll(async () => {
  admin = await makeAdmin();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const stored = () =>
  asSystem(async (tx) => (await tx.dishPicture.findMany()).map(({ filename }) => filename).toSorted());
const readDishPicture = (filename: string) => asSystem((tx) => dishPictureOf(tx, filename));

const send = (picture: Blob) =>
  keepOfDish(admin, new Request("http://kitchen.test/", { method: "POST", body: picture }));

type More = { planId?: number; version?: number; name?: string };

/** Sends a picture and saves a plan with it, as the form does. */
async function save(picture: Blob | undefined, more: More = {}) {
  const sent = picture && (await send(picture));
  return sent && !sent.ok ? sent : saveNamed(sent?.value.picture, more);
}

function saveNamed(picture: string | undefined, more: More = {}) {
  const input = { name: `Plan ${randomUUID()}`, dailyRate: 120, description: "", items: ["Dal"], picture };
  return asStaff(admin, (tx) => savePlan({ tx, staff: admin }, { ...input, ...more }), now);
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
  const before = await stored();
  expect(await save(make())).toEqual({ ok: false, error: "picture-unreadable" });
  expect(await stored()).toEqual(before);
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
    planFormSchema.safeParse({ ...values, picture: new File([new Uint8Array(bytes)], "a.jpg") });
  expect(sized(MAX_PICTURE_BYTES).success).toBe(true);
  expect(sized(MAX_PICTURE_BYTES + 1).error?.issues).toMatchObject([
    { path: ["picture"], message: "image-size" },
  ]);
});

test("a picture that is all grain is made coarser until it is small", async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 90 } as const;
  const grain = sharp({ create: { width: 1_600, height: 1_600, channels: 3, noise, background: "#000" } });
  const bytes = new Uint8Array(await grain.jpeg({ quality: 60 }).toBuffer());
  const plan = await planOf(await save(asFile(bytes, "grain.jpg", "image/jpeg")));
  const kept = await readDishPicture(plan.imageFilename ?? "");
  expect(kept?.length).toBeLessThanOrEqual(600_000);
  expect(await sharp(Buffer.from(kept ?? [])).metadata()).toMatchObject({ width: 1_200 });
});

test("removes the old picture once the new one is saved, and keeps it when none is sent", async () => {
  const jpeg = new Uint8Array(await photo(50, 50).jpeg().toBuffer());
  const first = await planOf(await save(asFile(jpeg, "a.jpg", "image/jpeg")));
  const again = { planId: first.id, name: first.name, version: first.version };
  expect((await planOf(await save(undefined, again))).imageFilename).toBe(first.imageFilename);
  const second = await planOf(await save(asFile(jpeg, "a.jpg", "image/jpeg"), again));
  expect(second.imageFilename).not.toBe(first.imageFilename);
  expect(await stored()).toContain(second.imageFilename);
  expect(await stored()).not.toContain(first.imageFilename);
});

test("a plan takes no picture that is not there, nor another plan's", async () => {
  const jpeg = new Uint8Array(await photo(50, 50).jpeg().toBuffer());
  const plan = await planOf(await save(asFile(jpeg, "a.jpg", "image/jpeg")));
  const gone = { ok: false, error: "picture-gone" };
  expect(await saveNamed(`${"a".repeat(32)}.webp`)).toEqual(gone);
  expect(await saveNamed("../../../etc/passwd")).toEqual(gone);
  expect(await saveNamed(plan.imageFilename ?? "")).toEqual(gone);
  const { id: planId, name, version } = plan;
  expect(await saveNamed(plan.imageFilename ?? "", { planId, name, version })).toMatchObject({ ok: true });
  expect(await stored()).toContain(plan.imageFilename);
});

describe("the route that takes a picture", () => {
  const viewer = jest.mocked(getViewer);
  const person = { fullname: "Asha", email: "a@example.test", sessionId: 1, provedAt: new Date(0) };
  const unread = () => {
    const body = new ReadableStream(
      { pull: () => Promise.reject(new Error("was read")) },
      { highWaterMark: 0 },
    );
    const sent = { method: "POST", body, headers: { "content-length": "10" }, duplex: "half" };
    return new Request("http://kitchen.test/", sent);
  };
  const post = async (bytes: Uint8Array<ArrayBuffer>) => {
    const headers = { "content-length": String(bytes.length) };
    return POST(new Request("http://kitchen.test/", { method: "POST", body: bytes, headers }));
  };

  test("reads nothing before it knows who sends it", async () => {
    viewer.mockResolvedValueOnce(null);
    expect((await POST(unread())).status).toBe(401);
    for (const role of ["customer", "driver", "kitchen", "support"] as const) {
      viewer.mockResolvedValueOnce({ ...person, id: admin.id, role });
      expect((await POST(unread())).status).toBe(404);
    }
  });

  test("takes a picture of up to 5 MB from an admin, and says its name", async () => {
    viewer.mockResolvedValue({ ...person, ...admin, role: "admin" });
    const jpeg = new Uint8Array(await photo(50, 50).jpeg().toBuffer());
    const taken = await post(jpeg);
    expect(taken.status).toBe(201);
    const { picture } = await taken.json();
    expect(await stored()).toContain(picture);
    expect((await post(new Uint8Array(MAX_PICTURE_BYTES + 1))).status).toBe(413);
    expect((await post(new Uint8Array(0))).status).toBe(413);
    expect(await (await post(new TextEncoder().encode("no picture"))).json()).toEqual({
      error: "picture-unreadable",
    });
  });
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
    "content-disposition": `inline; filename="${plan.imageFilename}"`,
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect((await get("../../.env")).status).toBe(404);
});
