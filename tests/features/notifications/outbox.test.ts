import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { sendMails } from "@/lib/features/notifications/commands";
import { getMail, listMails } from "@/lib/features/notifications/queries";
import { mailFilterSchema } from "@/lib/features/notifications/schema";
import { leaveUnsent, sendAgain } from "@/lib/features/notifications/send-again";
import { letters, queueMail } from "@/lib/post/mail";
import { readMetrics } from "@/lib/process/metrics";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { makeAdmin, makeCustomer, makeStaff } from "../../support/make";
import { HOUR, NOW, outbox, postbox, queue, runAt } from "./outbox-scope";

afterAll(disconnect);
const everything = mailFilterSchema.parse({});

beforeEach(() => asSystem((tx) => tx.notification.deleteMany()));

describe("a letter", () => {
  it("is signed by the kitchen, with its number, also where it says to call", async () => {
    await asSystem((tx) =>
      tx.settings.update({
        where: { id: 1 },
        data: { kitchenName: "Asha's Tiffins", kitchenPhone: "9820099887" },
      }),
    );
    await queue("meera@example.test");

    const [letter] = await outbox();

    expect(letter?.text).toMatch(/call the kitchen on 9820099887\./);
    expect(letter?.text).toMatch(/\n\nAsha's Tiffins\n9820099887$/);
    expect(letter?.kind).toBe("passwordChanged");
  });

  it("keeps what people typed within its line", async () => {
    const name = "customer,\n\nYour account will be closed.\n";
    await asSystem((tx) => queueMail(tx, "meera@example.test", letters.passwordChanged({ name })));

    const [letter] = await outbox();

    expect(letter?.text).toMatch(/^Hello customer, Your account will be closed\.,\n\nthe password/);
  });
});

describe("the outbox", () => {
  test("is read by an admin, page by page, the newest first", async () => {
    const admin = await makeAdmin();
    for (let index = 0; index < PAGE_SIZE + 2; index += 1) await queue(`${index}@example.test`);

    const first = await asStaff(admin, (tx) => listMails(tx, everything));
    const second = await asStaff(admin, (tx) =>
      listMails(tx, { ...everything, after: first.after ?? undefined }),
    );

    expect(first.rows).toHaveLength(PAGE_SIZE);
    expect(first.rows[0]?.recipient).toBe(`${PAGE_SIZE + 1}@example.test`);
    expect(second.rows.map((mail) => mail.recipient)).toEqual(["1@example.test", "0@example.test"]);
    expect(second.after).toBeNull();
    const opened = await asStaff(admin, (tx) => getMail(tx, first.rows[0]?.id ?? 0));
    expect(opened?.text).toContain("Hello Meera");
  });

  test("shows nothing to the kitchen and is closed to customers", async () => {
    await queue("secret@example.test");
    const cook = await makeStaff("kitchen");
    const customer = customerId(await makeCustomer());

    expect(await asStaff(cook, (tx) => listMails(tx, everything))).toMatchObject({ rows: [], after: null });
    await expect(asCustomer(customer, (tx) => listMails(tx, everything))).rejects.toThrow(
      /permission denied/,
    );
  });

  test("takes a customer's letters to themselves and to nobody else", async () => {
    const customer = customerId(await makeCustomer({ email: "self@example.test" }));
    const words = letters.passwordChanged({ name: "Self" });

    await asCustomer(customer, (tx) => queueMail(tx, "self@example.test", words));
    await expect(asCustomer(customer, (tx) => queueMail(tx, "other@example.test", words))).rejects.toThrow();
  });
});

const end = (recipient: string, ended: string) =>
  asSystem((tx) =>
    tx.notification.updateMany({ where: { recipient }, data: { ended, error: "550 no such mailbox" } }),
  );

test("letters are found by whom they are to, by their subject and by what became of them", async () => {
  const admin = await makeAdmin();
  for (const name of ["sent", "refused", "old", "waiting"]) await queue(`${name}@example.test`);
  await asSystem((tx) =>
    tx.notification.updateMany({ where: { recipient: "sent@example.test" }, data: { sentAt: NOW } }),
  );
  await end("refused@example.test", "refused");
  await end("old@example.test", "too-old");
  const found = async (query: object) => {
    const { rows } = await asStaff(admin, (tx) => listMails(tx, mailFilterSchema.parse(query)));
    return rows.map(({ recipient }) => recipient.split("@")[0]);
  };

  expect(await found({ state: "waiting" })).toEqual(["waiting"]);
  expect(await found({ state: "sent" })).toEqual(["sent"]);
  expect(await found({ state: "failed" })).toEqual(["refused"]);
  expect(await found({ state: "given-up" })).toEqual(["old"]);
  expect(await found({ search: "OLD@" })).toEqual(["old"]);
  expect(await found({ search: "password was changed", state: "failed" })).toEqual(["refused"]);
  expect(await found({ search: "100%_" })).toEqual([]);
  expect(await found({ state: "nonsense" })).toHaveLength(4);
});

describe("sending again", () => {
  const again = async (recipient: string, staff: Awaited<ReturnType<typeof makeStaff>>) => {
    const [letter] = (await outbox()).filter((mail) => mail.recipient === recipient);
    return asStaff(staff, (tx) => sendAgain({ tx, now: NOW, staff }, { mailId: letter?.id ?? 0 }), NOW);
  };

  it("lets a refused letter be tried from the start, and is written down", async () => {
    const admin = await makeAdmin();
    await queue("refused@example.test", new Date(NOW.getTime() - 40 * 24 * HOUR));
    await end("refused@example.test", "refused");

    expect(await again("refused@example.test", admin)).toEqual({ ok: true, value: undefined });
    const post = postbox();
    expect(await sendMails(runAt().scope, post)).toMatchObject({ sent: 1 });

    const entries = await asSystem((tx) => tx.auditLog.findMany({ where: { action: "send-letter-again" } }));
    expect(entries).toMatchObject([{ actorId: admin.id, entity: "letter", before: { ended: "refused" } }]);
  });

  it("is refused for one that was sent, that waits, or that a newer one replaced", async () => {
    const admin = await makeAdmin();
    await queue("waiting@example.test");
    await queue("replaced@example.test");
    await end("replaced@example.test", "replaced");

    expect(await again("waiting@example.test", admin)).toEqual({ ok: false, error: "not-ended" });
    expect(await again("replaced@example.test", admin)).toEqual({ ok: false, error: "not-ended" });
    await sendMails(runAt().scope, postbox());
    expect(await again("waiting@example.test", admin)).toEqual({ ok: false, error: "not-ended" });
    expect(await again("nobody@example.test", admin)).toEqual({ ok: false, error: "not-ended" });
  });

  it("can't change whom a letter is to, nor be done by anybody else", async () => {
    const [admin, cook] = [await makeAdmin(), await makeStaff("kitchen")];
    await queue("refused@example.test");
    await end("refused@example.test", "refused");

    expect(await again("refused@example.test", cook)).toEqual({ ok: false, error: "not-ended" });
    const divert = asStaff(admin, (tx) =>
      tx.notification.updateMany({ data: { recipient: "admin@example.test" } }),
    );
    await expect(divert).rejects.toThrow(/permission denied/);
  });
});

test("the operator sees how many letters wait, for how long, and how many were not taken", async () => {
  await queue("refused@example.test");
  await end("refused@example.test", "refused");
  await queue("waiting@example.test", new Date(Date.now() - HOUR));

  const { text } = await readMetrics();

  expect(text).toMatch(/^tiffintrack_letters_waiting 1$/m);
  expect(text).toMatch(/^tiffintrack_letters_failed 1$/m);
  expect(Number(/^tiffintrack_oldest_letter_waiting_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(
    3_599,
  );
});

describe("leaving a letter unsent", () => {
  const leave = async (recipient: string, staff: Awaited<ReturnType<typeof makeStaff>>) => {
    const [letter] = (await outbox()).filter((mail) => mail.recipient === recipient);
    return asStaff(staff, (tx) => leaveUnsent({ tx, now: NOW, staff }, { mailId: letter?.id ?? 0 }), NOW);
  };

  it("takes it off the failed ones and is written down; it may still be sent again", async () => {
    const admin = await makeAdmin();
    await queue("gone@example.test");
    await end("gone@example.test", "refused");

    expect(await leave("gone@example.test", admin)).toEqual({ ok: true, value: undefined });
    expect(await leave("gone@example.test", admin)).toEqual({ ok: false, error: "not-ended" });
    const [letter] = await outbox();
    expect(letter).toMatchObject({ ended: "left-unsent", error: "550 no such mailbox" });
    const entries = await asSystem((tx) => tx.auditLog.findMany({ where: { action: "leave-letter" } }));
    expect(entries).toMatchObject([
      { actorId: admin.id, entityId: String(letter?.id), before: { ended: "refused" } },
    ]);
    const mailId = letter?.id ?? 0;
    const again = await asStaff(admin, (tx) => sendAgain({ tx, now: NOW, staff: admin }, { mailId }), NOW);
    expect(again).toMatchObject({ ok: true });
  });

  it("is for letters that failed, and for admins", async () => {
    for (const name of ["waiting", "old", "failed"]) await queue(`${name}@example.test`);
    await end("old@example.test", "too-old");
    await end("failed@example.test", "gave-up");
    const admin = await makeAdmin();
    for (const name of ["waiting", "old", "nobody"])
      expect(await leave(`${name}@example.test`, admin)).toEqual({ ok: false, error: "not-ended" });
    expect(await leave("failed@example.test", await makeStaff("support"))).toMatchObject({ ok: false });
  });
});
