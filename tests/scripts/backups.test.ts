import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { backupFor, latestPart, walFrom, type Backup, type Catalogue } from "@/scripts/backup/catalogue";
import { outOfDate } from "@/scripts/backup/forget";
import { folder, isBesideTheData, partOf, places, systemsIn } from "@/scripts/backup/places";
import { isNightly } from "@/scripts/backup/when";

const segment = (timeline: number, position: number) =>
  `${timeline.toString(16).padStart(8, "0")}${position.toString(16).padStart(16, "0")}`.toUpperCase();

/** A copy of a day in November, whole a minute after noon, from that day's segment on. */
function copyOf(day: number, timeline = 1): Backup {
  const id = `202611${String(day).padStart(2, "0")}T120000Z`;
  const at = (minute: number) => new Date(Date.UTC(2026, 10, day, 12, minute)).toISOString();
  return {
    ...{ id, startedAt: at(0), stoppedAt: at(1), firstSegment: segment(timeline, day) },
    ...{ key: `base/${id}/cluster.tar.zst`, system: "1", postgres: "18", bytes: 1, sha256: "", proof: null },
  };
}

const kept = (key: string) => ({ key, bytes: 1, keptAt: new Date(0) });
const catalogue = (days: number[], segments: string[] = []): Catalogue => ({
  backups: days.map((day) => copyOf(day)),
  wal: segments.map((name) => kept(`wal/${name}.zst`)),
});
const noonOf = (day: number) => new Date(Date.UTC(2026, 10, day, 12, 1));

describe("which copy leads to an instant", () => {
  const three = catalogue([1, 2, 3]);
  test.each([
    ["the moment it is whole", noonOf(2), 2],
    ["a moment before the next is", new Date(noonOf(3).getTime() - 1), 2],
    ["the latest", null, 3],
  ])("%s", (_, to, day) => expect(backupFor(three, to).id).toBe(copyOf(day).id));

  test("none before the first was whole, and none where there is none", () => {
    expect(() => backupFor(three, new Date(noonOf(1).getTime() - 1))).toThrow(
      /nothing before can be restored/,
    );
    expect(() => backupFor(catalogue([]), null)).toThrow("there is no backup");
  });

  test("takes the log from its first segment on, of later timelines too, and every history", () => {
    const all = [segment(1, 1), segment(1, 2), segment(1, 3), segment(2, 3), "00000002.history"];
    const names = (base: Backup) =>
      walFrom(catalogue([], all), base).map(({ key }) => path.basename(key, ".zst"));
    expect(names(copyOf(2))).toEqual([segment(1, 2), segment(1, 3), segment(2, 3), "00000002.history"]);
    expect(names(copyOf(3, 2))).toEqual([segment(2, 3), "00000002.history"]);
  });
});

describe("what is forgotten", () => {
  const days = [1, 2, 3];
  const segments = [segment(1, 1), segment(1, 2), segment(1, 3), "00000002.history"];
  const later = (days35: number) => new Date(noonOf(days35).getTime() + 35 * 24 * 60 * 60 * 1000);

  test("nothing that an instant of the last 35 days needs", () => {
    expect(outOfDate(catalogue(days, segments), new Date(later(2).getTime() - 1))).toEqual([]);
  });

  test("the copy before the one that reaches 35 days back, with its proof and its log", () => {
    const id = copyOf(1).id;
    expect(outOfDate(catalogue(days, segments), later(2))).toEqual([
      `base/${id}/about.json`,
      `base/${id}/proof.json`,
      `base/${id}/cluster.tar.zst`,
      `wal/${segment(1, 1)}.zst`,
    ]);
  });
});

test.each([
  ["2026-11-20T03:29+05:30", "2026-11-20T03:30+05:30", true],
  ["2026-11-20T03:30+05:30", "2026-11-21T03:29+05:30", false],
  ["2026-11-20T14:00+05:30", "2026-11-20T23:59+05:30", false],
  ["2026-11-20T14:00+05:30", "2026-11-21T03:30+05:30", true],
])("a copy of %s is followed by one at %s: %s", (latest, now, expected) => {
  expect(isNightly(new Date(latest), new Date(now))).toBe(expected);
});

describe("the places", () => {
  const none = { NODE_ENV: "test" } as const;
  const bucket = {
    S3_BUCKET: "b",
    S3_ENDPOINT: "https://s3.test/",
    S3_ACCESS_KEY_ID: "k",
    S3_SECRET_ACCESS_KEY: "s",
  };
  const names = (given: object) => places({ ...none, ...given }).map(({ name }) => name);

  test("are those that the environment names", () => {
    expect(names({ BACKUP_DIR: "/mnt/other" })).toEqual(["/mnt/other"]);
    expect(names(bucket)).toEqual(["https://s3.test/b"]);
    expect(names({ ...bucket, BACKUP_DIR: "/mnt/other" })).toEqual(["/mnt/other", "https://s3.test/b"]);
    expect(names({ BACKUP_DIR: "none" })).toEqual([]);
    expect(names({})).toEqual([expect.stringMatching(/backups$/)]);
    expect([isBesideTheData(none), isBesideTheData({ ...none, BACKUP_DIR: "/mnt/other" })]).toEqual([
      true,
      false,
    ]);
  });

  test("half a bucket is refused by the name of what is missing", () => {
    expect(() => names({ S3_BUCKET: "b" })).toThrow(/S3_BUCKET needs S3_ENDPOINT/);
  });

  test("a folder gives back what it was given, lists it, and forgets it", async () => {
    const room = mkdtempSync(path.join(os.tmpdir(), "tiffintrack-place-"));
    const place = folder(path.join(room, "place"));
    writeFileSync(path.join(room, "file"), "tiffins");
    expect(await place.list("base")).toEqual([]);
    await place.put("base/1/about.json", path.join(room, "file"));
    expect(await place.list("base")).toMatchObject([{ key: "base/1/about.json", bytes: 7 }]);
    expect(readFileSync(path.join(place.name, "base/1/about.json"), "utf8")).toBe("tiffins");
    await place.remove("base/1/about.json");
    await expect(place.get("base/1/about.json")).rejects.toThrow(/has no base\/1\/about.json/);
    rmSync(room, { recursive: true });
  });
});

test("clusters share a place and no name; the one with the latest copy is the one to go back to", async () => {
  const room = mkdtempSync(path.join(os.tmpdir(), "tiffintrack-systems-"));
  const place = folder(path.join(room, "place"));
  const tell = async (system: string, day: number) => {
    const { proof: _proof, ...base } = copyOf(day);
    writeFileSync(path.join(room, "about"), JSON.stringify(base));
    await partOf(place, system).put(`base/${base.id}/about.json`, path.join(room, "about"));
  };
  expect([await systemsIn(place), await latestPart(place)]).toEqual([[], null]);
  await tell("7001", 3);
  await tell("7002", 4);
  expect(await systemsIn(place)).toEqual(["7001", "7002"]);
  const keys = async (part: { list: (prefix: string) => Promise<{ key: string }[]> } | null) =>
    (await part?.list("base"))?.map(({ key }) => key);
  expect(await keys(await latestPart(place))).toEqual([`base/${copyOf(4).id}/about.json`]);
  expect(await keys(partOf(place, "7001"))).toEqual([`base/${copyOf(3).id}/about.json`]);
  rmSync(room, { recursive: true });
});

test("rows that were deleted, a table that a migration broke and a machine that burnt down come back", async () => {
  const command = ["--import", "tsx", "proving/restore/run.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, ROWS: "500" },
  });
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.slice(0, 20).trim()),
  ).toEqual([
    "ok      deleted rows",
    "ok      bad migration".slice(0, 20),
    "ok      lost machine",
    "3 losses, all back a",
  ]);
}, 120_000);
