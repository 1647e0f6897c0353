import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { actionsKey, BUILD_SALT } from "@/scripts/stack/action-keys.mjs";
import { keepingStatic } from "@/scripts/stack/static-files.mjs";

let dir: string;
beforeEach(() => void (dir = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-build-"))));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A build leaves nothing of the one before, as Next.js does. */
const buildOf = (...names: string[]) =>
  keepingStatic(dir, async () => {
    fs.rmSync(path.join(dir, "static"), { recursive: true, force: true });
    for (const name of names) {
      fs.mkdirSync(path.dirname(path.join(dir, "static", name)), { recursive: true });
      fs.writeFileSync(path.join(dir, "static", name), names.join());
    }
  });

const served = () =>
  fs
    .readdirSync(path.join(dir, "static"), { recursive: true })
    .filter((name) => String(name).endsWith(".js"))
    .sort();

test("the scripts of one version back stay, and of no more", async () => {
  await buildOf("chunks/a1.js", "chunks/same.js");
  await buildOf("chunks/a2.js", "chunks/same.js");
  expect(served()).toEqual(["chunks/a1.js", "chunks/a2.js", "chunks/same.js"]);
  await buildOf("chunks/a3.js");
  expect(served()).toEqual(["chunks/a2.js", "chunks/a3.js", "chunks/same.js"]);
});

test("a file of the new build is never replaced by an older one of its name", async () => {
  await buildOf("chunks/same.js");
  await buildOf("chunks/same.js", "chunks/b.js");
  expect(fs.readFileSync(path.join(dir, "static", "chunks/same.js"), "utf8")).toBe(
    "chunks/same.js,chunks/b.js",
  );
});

test("machines of one installation share the key of its actions, and no two installations do", () => {
  const [ours, again, theirs] = ["secret of ours", "secret of ours", "secret of theirs"].map(actionsKey);
  expect(ours).toBe(again);
  expect(ours).not.toBe(theirs);
  for (const key of [ours, BUILD_SALT]) expect(Buffer.from(String(key), "base64")).toHaveLength(32);
});

test("every build of every version salts the ids of actions alike, or open pages could press nothing after an update", () => {
  expect(BUILD_SALT).toBe("Tbtoce1MQdEZssgzVwMxyfksFvu5AhkaGgqvBgQm/pA=");
});
