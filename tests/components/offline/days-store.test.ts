// Changes of days on a phone whose line comes and goes: each is sent once, with its own key and in its order, or refused in words.
import "fake-indexeddb/auto";
import { forgetDays, type DaysAct, type DaysOutcome } from "@/components/offline/days-kept";
import { DaysStore } from "@/components/offline/days-store";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";

const ANITA = 7;
const RAVI = 8;
const day = (text: string) => parsePlainDate(text);
const pauseOf = (text: string): Omit<DaysAct, "key"> => ({ change: "pause", days: [day(text)], until: null });
const done = ({ days }: DaysAct): DaysOutcome => ({ ok: true, days, amount: rupees(120), refused: [] });

let isThere = false;
let heard: DaysAct[] = [];
let answer: (act: DaysAct) => DaysOutcome | null = done;

/** The line: nothing comes of what is sent while it is cut. */
const line = async (act: DaysAct) => {
  if (!isThere) return null;
  heard.push(act);
  return answer(act);
};

/** What the browser's locks do, for the pages of this test. */
let before: Promise<unknown> = Promise.resolve();
const alone = <T>(act: () => Promise<T>): Promise<T> => {
  const mine = before.then(act);
  before = mine.catch(() => {});
  return mine;
};
const phoneOf = (ownerId: number) => new DaysStore(ownerId, line, alone);
const waitingOn = (store: DaysStore) => store.get().waiting.map(({ act }) => act.days.join());

beforeEach(async () => {
  await new Promise((resolve) => {
    indexedDB.deleteDatabase("tiffintrack-days").onsuccess = resolve;
  });
  isThere = false;
  heard = [];
  answer = done;
});

test("what was pressed without a line waits through a closed page, and goes once, in order, each with its key", async () => {
  const closed = phoneOf(ANITA);
  for (const text of ["2026-12-03", "2026-12-07", "2026-12-04"]) await closed.keep(pauseOf(text));
  await closed.send();
  expect(heard).toEqual([]);

  const [opened, tab] = [phoneOf(ANITA), phoneOf(ANITA)];
  await Promise.all([opened.read(), tab.read()]);
  expect(waitingOn(opened)).toEqual(["2026-12-03", "2026-12-07", "2026-12-04"]);
  const keys = opened.get().waiting.map(({ act }) => act.key);
  isThere = true;
  await Promise.all([opened.send(), tab.send(), opened.send()]);
  expect(heard.map(({ key }) => key)).toEqual(keys);
  expect(new Set(keys).size).toBe(3);
  expect(waitingOn(opened)).toEqual([]);
  expect(opened.get().settled.map(({ outcome }) => outcome.ok)).toEqual([true, true, true]);
});

test("an answer that got lost is asked for again with the same key, and what comes after it waits", async () => {
  const phone = phoneOf(ANITA);
  isThere = true;
  let isLost = true;
  answer = (act) => (isLost ? null : done(act));
  await phone.keep(pauseOf("2026-12-03"));
  await phone.keep(pauseOf("2026-12-04"));
  await phone.send();
  expect(heard.every(({ days }) => days.join() === "2026-12-03")).toBe(true);
  isLost = false;
  await phone.send();
  const [first] = heard;
  expect(heard.filter(({ key }) => key === first?.key).length).toBeGreaterThan(1);
  expect(heard.at(-1)?.days).toEqual(["2026-12-04"]);
  expect(waitingOn(phone)).toEqual([]);
});

test("one that came too late is refused with its reason, and stops nothing behind it", async () => {
  const phone = phoneOf(ANITA);
  await phone.keep(pauseOf("2026-12-02"));
  await phone.keep(pauseOf("2026-12-03"));
  await phone.send();
  isThere = true;
  answer = (act) => (act.days[0] === "2026-12-02" ? { ok: false, reason: "after-cutoff" } : done(act));
  await phone.send();
  expect(new Map(phone.get().settled.map(({ act, outcome }) => [act.days.join(), outcome]))).toEqual(
    new Map<string, DaysOutcome>([
      ["2026-12-02", { ok: false, reason: "after-cutoff" }],
      ["2026-12-03", { ok: true, days: [day("2026-12-03")], amount: rupees(120), refused: [] }],
    ]),
  );
  await phone.dismiss(phone.get().settled.map(({ key }) => key));
  expect(phone.get().settled).toEqual([]);
});

test("what was taken back is never sent", async () => {
  const phone = phoneOf(ANITA);
  await phone.keep(pauseOf("2026-12-03"));
  const [kept] = phone.get().waiting;
  await phone.drop(kept?.act.key ?? "");
  isThere = true;
  await phone.send();
  expect(heard).toEqual([]);
});

test("a press whose page still asks is left to it, and to the next page once that one is closed", async () => {
  const page = phoneOf(ANITA);
  const act: DaysAct = { key: crypto.randomUUID(), ...pauseOf("2026-12-03") };
  await page.keepAsked(act);
  isThere = true;
  await page.send();
  expect([heard, waitingOn(page)]).toEqual([[], []]);
  const next = phoneOf(ANITA);
  await next.send();
  expect(heard).toEqual([act]);
});

test("whoever uses the phone next sees nothing of it and sends nothing of it; it waits until its owner is back", async () => {
  const anitas = phoneOf(ANITA);
  await anitas.keep(pauseOf("2026-12-03"));
  await anitas.send();
  await forgetDays();
  const ravis = phoneOf(RAVI);
  isThere = true;
  await ravis.read();
  await ravis.send();
  expect([waitingOn(ravis), heard]).toEqual([[], []]);
  await phoneOf(ANITA).send();
  expect(heard.map(({ days }) => days.join())).toEqual(["2026-12-03"]);
});

test("where the browser keeps nothing, the press says so", async () => {
  const open = jest.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new Error("a private window");
  });
  expect(await phoneOf(ANITA).keep(pauseOf("2026-12-03"))).toBe(false);
  open.mockRestore();
});
