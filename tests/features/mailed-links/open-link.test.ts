// What a mailed link tells whoever holds it, and that telling uses nothing up.
import { asSystem, disconnect } from "@/lib/db";
import { openLink } from "@/lib/features/mailed-links/open-link";
import { openLinkSchema } from "@/lib/features/mailed-links/schema";
import { inviteStaff } from "@/lib/features/staff/invite";
import { carriedBy } from "@/tests/support/mailed-link";
import { forgetful, minutesLater, reset } from "../accounts/reset";
import { GOOD_PASSWORD, NEW_PASSWORD, NOW, openAccount, scopeAt } from "../accounts/sample";
import { change, tokensOf } from "../email-proof/claims";

afterAll(disconnect);

const opened = (page: string, carried: object, now = NOW) =>
  openLink(scopeAt(now), openLinkSchema.parse({ page, ...carried }));

test("one to a new password tells whose it is, as often as it is opened, until it was used or is too old", async () => {
  const { link } = await forgetful("opens@example.test");
  const carried = carriedBy(link);
  const told = { ok: true, value: { page: "reset-password", ...carried } };
  expect(await opened("reset-password", carried, minutesLater(1))).toEqual(told);
  expect(await opened("reset-password", carried, minutesLater(2))).toEqual(told);
  const over = { ok: false, error: "link-invalid" };
  expect(await opened("reset-password", { ...carried, token: "made-up" })).toEqual(over);
  expect(await opened("reset-password", carried, minutesLater(60))).toEqual(over);
  expect((await reset(link, NEW_PASSWORD)).ok).toBe(true);
  expect(await opened("reset-password", carried, minutesLater(6))).toEqual(over);
});

test("an invitation tells who is invited as what, and no stand-in for an e-mail", async () => {
  const person = { fullname: "Imran Shaikh", email: "", phone: "9870012345", role: "driver" as const };
  const invited = await inviteStaff({ ...scopeAt(NOW), staff: "system" }, person);
  const carried = carriedBy(invited.ok ? invited.value.link : null);
  expect(await opened("join", carried)).toEqual({
    ok: true,
    value: { page: "join", fullname: "Imran Shaikh", role: "driver", login: "9870012345", ...carried },
  });
  expect(await opened("join", { token: "1.a-made-up-secret-of-one" })).toEqual({
    ok: false,
    error: "invitation-over",
  });
});

test("one to the present address tells what would change", async () => {
  const id = await openAccount("leaves@example.test");
  expect((await change(id, "arrives@example.test", GOOD_PASSWORD)).ok).toBe(true);
  const [token] = await tokensOf(["leaves@example.test"]);
  expect(await opened("change-email", { token })).toEqual({
    ok: true,
    value: { page: "change-email", email: "leaves@example.test", claimed: "arrives@example.test", token },
  });
  expect(await opened("change-email", { token: "x" })).toEqual({ ok: false, error: "proof-over" });
});

test("no page of a link opens what another page's link carries", async () => {
  const { link } = await forgetful("crossed@example.test");
  const { token } = carriedBy(link);
  expect((await opened("join", { token })).ok).toBe(false);
  expect((await opened("change-email", { token })).ok).toBe(false);
  expect(
    await asSystem((tx) => tx.verificationToken.count({ where: { identifier: "crossed@example.test" } })),
  ).toBe(1);
});
