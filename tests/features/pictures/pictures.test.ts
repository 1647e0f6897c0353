// Pictures beside what is said of a tiffin: small, for their customer and the office alone, and gone with the account.
import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { POST as sendMarked } from "@/app/api/drive/picture/route";
import { GET } from "@/app/pictures/[key]/route";
import { POST as send } from "@/app/pictures/route";
import { getViewer } from "@/lib/access/auth";
import { asCustomer, asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { userId, type CustomerId, type Role } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { complain } from "@/lib/features/complaints/commands";
import { overwrite } from "@/lib/features/own-data/erase";
import { ownDataOf } from "@/lib/features/own-data/export";
import { forgetUntaken } from "@/lib/features/pictures/commands";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

const clock = { now: at("2026-12-03", "15:00") };
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
}));
jest.mock("next/headers", () => ({ headers: async () => new Headers({ host: "127.0.0.1:3000" }) }));
jest.mock("@/lib/clock", () => ({ clockNow: () => clock.now }));
jest.mock("@/lib/access/rate-limit", () => ({ takeTry: async () => true, takeFile: async () => true }));

afterAll(disconnect);

const DAY = parsePlainDate("2026-12-03");
const person = { fullname: "Asha", email: "a@example.test", sessionId: 1, provedAt: new Date(0) };
const be = (who: { id: number; role: Role } | null) =>
  jest.mocked(getViewer).mockResolvedValue(who && { ...person, ...who, id: userId(who.id) });
const beCustomer = (id: CustomerId) => be({ id, role: "customer" });

const photo = async (width = 2_000, height = 1_000) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: "#f4b740" } })
      .jpeg()
      .toBuffer(),
  );
function posted(bytes: Uint8Array<ArrayBuffer>, key?: string): Request {
  const headers = { "content-length": String(bytes.length) };
  return new Request(`http://127.0.0.1:3000/x?key=${key}`, { method: "POST", body: bytes, headers });
}
const get = (key: string) => GET(new Request("http://127.0.0.1:3000/"), { params: Promise.resolve({ key }) });

/** Somebody who eats, and has sent a picture. */
async function eaterWithPicture() {
  const customerId = await makeCustomer();
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  const subscriptionId = await makeSubscription({ customerId, plan: await makePlan(), ...run });
  beCustomer(customerId);
  const answer = await send(posted(await photo()));
  expect(answer.status).toBe(201);
  const { picture } = await answer.json();
  return { customerId, subscriptionId, picture: String(picture) };
}

const say = (customerId: CustomerId, subscriptionId: number, picture: string) =>
  asCustomer(
    customerId,
    (tx) =>
      complain(
        { tx, now: clock.now, customerId },
        { subscriptionId, day: DAY, kind: "spoiled", note: "", picture },
      ),
    clock.now,
  );

test("a customer's picture is made small, and only they and the office see it", async () => {
  const { customerId, picture } = await eaterWithPicture();
  const shown = await get(picture);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    ...{
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
  const metadata = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
  expect(metadata).toMatchObject({ format: "webp", width: 1_000, height: 500 });
  const sees = async () => (await get(picture)).status;
  be({ id: (await makeStaff("support")).id, role: "support" });
  expect(await sees()).toBe(200);
  for (const role of ["driver", "kitchen"] as const) {
    be({ id: (await makeStaff(role)).id, role });
    expect(await sees()).toBe(404);
  }
  beCustomer(await makeCustomer());
  expect(await sees()).toBe(404);
  be(null);
  expect(await sees()).toBe(404);
  beCustomer(customerId);
  expect((await get(randomUUID())).status).toBe(404);
  expect((await get("../../etc/passwd")).status).toBe(404);
});

test("nobody but a customer sends one, and no more than a picture", async () => {
  const bytes = await photo(20, 20);
  be(null);
  expect((await send(posted(bytes))).status).toBe(401);
  be({ id: (await makeAdmin()).id, role: "admin" });
  expect((await send(posted(bytes))).status).toBe(404);
  beCustomer(await makeCustomer());
  expect((await send(posted(new Uint8Array(5 * 1_048_576 + 1)))).status).toBe(413);
  const refused = await send(posted(new TextEncoder().encode("<svg/>")));
  expect([refused.status, await refused.json()]).toEqual([422, { error: "picture-unreadable" }]);
});

test("it goes with a complaint, but not with another's", async () => {
  const [one, other] = [await eaterWithPicture(), await eaterWithPicture()];
  expect(await say(one.customerId, one.subscriptionId, other.picture)).toEqual({
    ok: false,
    error: "picture-gone",
  });
  expect(await say(one.customerId, one.subscriptionId, one.picture)).toMatchObject({ ok: true });
  const where = { customerId: one.customerId };
  expect(await asSystem((tx) => tx.complaint.findFirst({ where }))).toMatchObject({ picture: one.picture });
  await expect(
    asCustomer(one.customerId, (tx) =>
      tx.doorPicture.createMany({
        data: [{ key: randomUUID(), customerId: other.customerId, webp: new Uint8Array([1]) }],
      }),
    ),
  ).rejects.toThrow(/row-level security/);
});

const picturesOf = (customerId: CustomerId) =>
  asSystem((tx) => tx.doorPicture.count({ where: { customerId } }));

test("one that no complaint took goes after two days, and a taken one stays", async () => {
  const [taken, left] = [await eaterWithPicture(), await eaterWithPicture()];
  await say(taken.customerId, taken.subscriptionId, taken.picture);
  const forget = (now: Date) => asSystem((tx) => forgetUntaken(tx, now), now);
  await forget(clock.now);
  expect(await picturesOf(left.customerId)).toBe(1);
  await forget(new Date(clock.now.getTime() + 1));
  expect(await picturesOf(left.customerId)).toBe(0);
  expect(await picturesOf(taken.customerId)).toBe(1);
});

test("it is in the own data as a browser opens it, and is erased with the account", async () => {
  const { customerId, picture } = await eaterWithPicture();
  const { door_pictures: rows } = await asSystem((tx) => ownDataOf(tx, customerId));
  expect(rows).toEqual([
    expect.objectContaining({ key: picture, webp: expect.stringMatching(/^data:image\/webp;base64,UklGR/) }),
  ]);
  const after = at("2027-02-01", "12:00");
  await asSystem((tx) => overwrite(tx, customerId, "a@example.test", after), after);
  expect(await picturesOf(customerId)).toBe(0);
});

/** What a driver said at these doors with one press. */
async function marked(driverId: number, status: string, customers: readonly CustomerId[]) {
  const key = randomUUID();
  const when = { phoneTime: clock.now, happenedAt: clock.now, phone: randomUUID() };
  const reason = status === "not_delivered" ? "gate" : null;
  const plan = await makePlan();
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  for (const customerId of customers) {
    const id = await makeSubscription({ customerId, plan, ...run });
    const tiffin = { tiffinId: id, subscriptionId: id, customerId, day: toSqlDate(DAY) };
    await asSystem(
      (tx) => tx.deliveryMark.createMany({ data: { key, ...tiffin, ...when, status, reason, driverId } }),
      clock.now,
    );
  }
  return key;
}

test("a driver's picture stands beside a mark of theirs at each of its doors, once", async () => {
  const driver = await makeStaff("driver");
  const doors = [await makeCustomer(), await makeCustomer()];
  const key = await marked(driver.id, "not_delivered", doors);
  const bytes = await photo(100, 50);
  be({ id: driver.id, role: "driver" });
  expect((await sendMarked(posted(bytes, key))).status).toBe(201);
  expect((await sendMarked(posted(bytes, key))).status).toBe(201);
  for (const door of doors) {
    expect(await picturesOf(door)).toBe(1);
    beCustomer(door);
    expect((await get(key)).status).toBe(200);
  }
  be({ id: driver.id, role: "driver" });
  expect((await sendMarked(posted(bytes, await marked(driver.id, "delivered", doors)))).status).toBe(422);
  expect((await sendMarked(posted(bytes, randomUUID()))).status).toBe(422);
  expect((await sendMarked(posted(bytes, "no key"))).status).toBe(422);
  const other = await makeStaff("driver");
  be({ id: other.id, role: "driver" });
  expect((await sendMarked(posted(bytes, key))).status).toBe(422);
  be({ id: (await makeStaff("kitchen")).id, role: "kitchen" });
  expect((await sendMarked(posted(bytes, key))).status).toBe(404);
  const [door] = doors;
  const row = { key, customerId: door ?? 0, webp: new Uint8Array([1]), driverId: other.id };
  await expect(asStaff(other, (tx) => tx.doorPicture.createMany({ data: [row] }))).rejects.toThrow(
    /row-level security/,
  );
});
