// The bucket of backups, against a store that checks every signature; and two places of which one does not answer.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { bucketFrom } from "@/scripts/backup/bucket";
import type { Place } from "@/scripts/backup/place";
import { folder, partOf, places, systemsIn } from "@/scripts/backup/places";
import { readSealed } from "@/scripts/backup/sealed";
import { shipWal } from "@/scripts/backup/wal";
import { placeWithBackups } from "@/scripts/restoring/from";
import { openStore, signatureOf, type Store } from "../support/s3";

const KEYS = { accessKeyId: "kitchen", secretAccessKey: "a secret with / and +", region: "ap-south-1" };

let store: Store;
let room: string;
beforeEach(async () => {
  store = await openStore(KEYS);
  room = mkdtempSync(path.join(os.tmpdir(), "tiffintrack-bucket-"));
});
afterEach(async () => {
  await store.close();
  rmSync(room, { recursive: true });
});

const environment = (given: object = {}) => ({
  NODE_ENV: "test" as const,
  S3_BUCKET: "tiffin",
  S3_ENDPOINT: store.endpoint,
  S3_ACCESS_KEY_ID: KEYS.accessKeyId,
  S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  S3_REGION: KEYS.region,
  ...given,
});

function bucket(given: object = {}): Place {
  const found = bucketFrom(environment(given));
  if (!found) throw new Error("no bucket");
  return found;
}

function file(name: string, text: string | Buffer): string {
  const at = path.join(room, name);
  writeFileSync(at, text);
  return at;
}

test("the store computes signatures as Amazon's example does", () => {
  // docs.aws.amazon.com, "Signature Calculations: Examples", GET Object
  const headers = {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-amz-date": "20130524T000000Z",
  };
  const keys = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    region: "us-east-1",
  };
  const signed = "host;range;x-amz-content-sha256;x-amz-date";
  expect(signatureOf({ method: "GET", url: "/test.txt", headers }, keys, signed)).toBe(
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});

test("what is put into a bucket is listed, given back byte by byte, and forgotten", async () => {
  const place = bucket();
  const bytes = Buffer.from([...Array(100_000).keys()].map((n) => n % 251));
  await place.put("7001/wal/00000001 +ü.zst", file("segment", bytes));
  expect(await buffer(await place.get("7001/wal/00000001 +ü.zst"))).toEqual(bytes);
  await place.remove("7001/wal/00000001 +ü.zst");
  await expect(place.get("7001/wal/00000001 +ü.zst")).rejects.toThrow(/404: .*NoSuchKey/);
  expect(store.asked.map((line) => line.split(" ")[0])).toEqual(["PUT", "GET", "DELETE", "GET"]);
});

test("a long list comes in parts, and each part of it is asked for", async () => {
  const place = bucket();
  const keys = [1, 2, 3, 4, 5, 6, 7].map((n) => `7001/base/${n}/about.json`);
  for (const key of keys) await place.put(key, file("about", "{}"));
  await place.put("7002/base/1/about.json", file("about", "{}"));
  expect((await place.list("7001/base")).map(({ key }) => key)).toEqual(keys);
  expect(await place.list("7001/base")).toContainEqual({
    key: keys[0],
    bytes: 2,
    keptAt: new Date("2026-11-20T12:00:00Z"),
  });
  expect(await systemsIn(place)).toEqual(["7001", "7002"]);
  expect((await partOf(place, "7002").list("base")).map(({ key }) => key)).toEqual(["base/1/about.json"]);
});

test.each([
  ["another secret", { S3_SECRET_ACCESS_KEY: "another" }, /403: .*SignatureDoesNotMatch/],
  ["another key", { S3_ACCESS_KEY_ID: "somebody" }, /403: .*InvalidAccessKeyId/],
  ["another region", { S3_REGION: "eu-west-1" }, /403: .*AuthorizationHeaderMalformed/],
])("%s is refused in a sentence, and nothing is kept", async (_, given, said) => {
  await expect(bucket(given).put("a", file("a", "tiffins"))).rejects.toThrow(said);
  expect(store.kept.size).toBe(0);
});

test("a store that is busy for a moment is asked again; one that is gone is named", async () => {
  store.fail(503, 3);
  await bucket().put("a", file("a", "tiffins"));
  expect(store.kept.get("tiffin/a")?.toString()).toBe("tiffins");
  store.fail(0, 1);
  await expect(bucket().put("b", file("b", "tiffins"))).rejects.toThrow(/tiffin\/b does not answer/);
});

describe("two places", () => {
  const names = ["000000010000000000000001", "000000010000000000000002"];
  const segments = () => readdirSync(path.join(room, "spool"));
  const ship = (all: Place[]) =>
    shipWal({ spool: path.join(room, "spool"), places: all, key: null, scratch: room });

  function spool(): void {
    mkdirSync(path.join(room, "spool"), { recursive: true });
    for (const name of names) writeFileSync(path.join(room, "spool", name), `log ${name}`);
  }

  test("each have the whole log", async () => {
    spool();
    const all = places(environment({ BACKUP_DIR: path.join(room, "disk") }));
    expect(await ship(all)).toBe(2);
    for (const place of all) {
      expect((await place.list("wal")).map(({ key }) => key)).toEqual(names.map((name) => `wal/${name}.zst`));
      const stored = await place.get(`wal/${names[0]}.zst`);
      expect((await buffer(await readSealed(stored, `wal/${names[0]}.zst`, null))).toString()).toBe(
        `log ${names[0]}`,
      );
    }
    expect(segments()).toEqual([]);
  });

  test("one that does not answer keeps no segment from the other, and gets all of them once it is back", async () => {
    spool();
    const [disk, bucketOfBoth] = places(environment({ BACKUP_DIR: path.join(room, "disk") }));
    if (!disk || !bucketOfBoth) throw new Error("two places");
    const all = [disk, bucketOfBoth];
    store.fail(0, 1);
    await expect(ship(all)).rejects.toThrow(/does not answer/);
    expect(await disk.list("wal")).toHaveLength(2);
    expect(segments()).toEqual(names);
    const putsBefore = (await disk.list("wal")).map(({ keptAt }) => keptAt);
    expect(await ship(all)).toBe(2);
    expect(await bucketOfBoth.list("wal")).toHaveLength(2);
    expect((await disk.list("wal")).map(({ keptAt }) => keptAt)).toEqual(putsBefore);
    expect(segments()).toEqual([]);
  });

  test("a restore goes to the next place when the first is gone, and says so when all are", async () => {
    const [gone, there] = [bucket({ S3_SECRET_ACCESS_KEY: "another" }), folder(path.join(room, "disk"))];
    await expect(placeWithBackups([gone, there])).rejects.toThrow(/there is no backup \(.*403/);
    const about = {
      ...{
        id: "20261120T120000Z",
        startedAt: "2026-11-20T12:00:00.000Z",
        stoppedAt: "2026-11-20T12:01:00.000Z",
      },
      ...{ firstSegment: names[0], system: "7001", postgres: "18", key: "k", bytes: 1, sha256: "" },
    };
    await there.put("7001/base/20261120T120000Z/about.json", file("about", JSON.stringify(about)));
    expect((await placeWithBackups([gone, there])).name).toBe(there.name);
  });
});
