import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { asSystem, disconnect } from "@/lib/db";
import { keepDishPicture } from "@/lib/features/pictures/commands";
import { forgetPicturesJob, takeInPicturesJob } from "@/lib/features/pictures/jobs";
import { dishPictureOf } from "@/lib/features/pictures/queries";
import { env } from "@/lib/env";
import { at, makePlan } from "../../support/make";

const now = at("2026-11-20", "10:00");
const root = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-uploads-"));
const folder = path.join(root, "dishes");

beforeAll(() => {
  Object.assign(env(), { UPLOAD_DIR: root });
  fs.mkdirSync(folder);
});
afterAll(async () => {
  await disconnect();
  fs.rmSync(root, { recursive: true });
});

const picture = async (width: number, height: number) => {
  const plain = sharp({ create: { width, height, channels: 3, background: "#f4b740" } });
  return new Uint8Array(await plain.webp().toBuffer());
};
const stored = (filename: string) => asSystem((tx) => dishPictureOf(tx, filename));

async function showOn(filename: string): Promise<void> {
  const { id } = await makePlan();
  await asSystem((tx) => tx.plan.update({ where: { id }, data: { imageFilename: filename } }));
}

test("a picture waits two days for its plan, and is then removed; one that a plan shows stays", async () => {
  const webp = await picture(50, 50);
  const keep = () => asSystem((tx) => keepDishPicture({ tx }, webp));
  const [shown, waiting] = [await keep(), await keep()];
  await showOn(shown);
  const { createdAt } = await asSystem((tx) =>
    tx.dishPicture.findUniqueOrThrow({ where: { filename: waiting } }),
  );
  const forget = (ms: number) => {
    const later = new Date(createdAt.getTime() + ms);
    return forgetPicturesJob.run({ now: later, clock: () => later, system: asSystem });
  };
  await forget(48 * 60 * 60 * 1000);
  expect(await stored(waiting)).not.toBeNull();
  await forget(48 * 60 * 60 * 1000 + 1);
  expect(await stored(waiting)).toBeNull();
  expect(await stored(shown)).not.toBeNull();
});

test("takes in what an earlier version kept in a folder, once, and nothing that is no picture", async () => {
  const name = (two: string) => `${two.repeat(16)}.webp`;
  const [old, broken, elsewhere] = [name("0a"), name("0b"), name("0c")];
  for (const filename of [old, broken, elsewhere]) await showOn(filename);
  fs.writeFileSync(path.join(folder, old), await picture(60, 30));
  fs.writeFileSync(path.join(folder, broken), "no picture");
  fs.writeFileSync(path.join(folder, name("0d")), await picture(60, 30));

  const takeIn = () => takeInPicturesJob.run({ now, clock: () => now, system: asSystem });
  expect([await takeIn(), await takeIn()]).toEqual(["1 pictures taken in", "0 pictures taken in"]);

  const taken = await stored(old);
  expect(await sharp(Buffer.from(taken ?? [])).metadata()).toMatchObject({ width: 60, height: 30 });
  for (const filename of [broken, elsewhere, name("0d")]) expect(await stored(filename)).toBeNull();

  fs.mkdirSync(path.join(folder, elsewhere));
  await expect(takeIn()).rejects.toThrow(/EISDIR/);
});
