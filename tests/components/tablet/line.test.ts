import { afterAnswer, lineAt } from "@/components/tablet/line";

const [OPENED, HEARD] = [1_000_000, 1_020_000];
const DEVICE = 5_000;
const well = (at: number, revision = "one") => ({ line: "well", at, revision }) as const;
const shown = (device: number) => ({ revision: "one", device });
const lost = { line: "lost" } as const;

test("an answer with the same revision says that the page is true, another that it isn't any more", () => {
  const heard = afterAnswer(lineAt(OPENED), well(HEARD), shown(DEVICE));
  expect(heard).toEqual({
    state: "well",
    trueAt: HEARD,
    lostAt: null,
    heard: { at: HEARD, device: DEVICE },
  });
  expect(afterAnswer(heard, well(HEARD + 20_000, "two"), shown(DEVICE + 20_000)).trueAt).toBe(HEARD);
});

test("a line that is lost says since when, by our clock, however wrong the device's is; and says it once", () => {
  const heard = afterAnswer(lineAt(OPENED), well(HEARD), shown(DEVICE));
  const first = afterAnswer(heard, lost, shown(DEVICE + 60_000));
  expect(first).toMatchObject({ state: "lost", lostAt: HEARD + 60_000, trueAt: HEARD });
  expect(afterAnswer(first, lost, shown(DEVICE + 120_000))).toBe(first);
  expect(afterAnswer(first, well(HEARD + 180_000), shown(DEVICE + 180_000))).toMatchObject({
    state: "well",
    lostAt: null,
    trueAt: HEARD + 180_000,
  });
});

test("a page that was opened without a network doesn't know since when there is none", () => {
  expect(afterAnswer(lineAt(OPENED), lost, shown(DEVICE))).toMatchObject({
    state: "lost",
    lostAt: null,
    trueAt: OPENED,
  });
});

test("a session that is over leaves what was known", () => {
  const line = afterAnswer(lineAt(OPENED), { line: "signed-out" }, shown(DEVICE));
  expect(line).toMatchObject({ state: "signed-out", trueAt: OPENED });
});
