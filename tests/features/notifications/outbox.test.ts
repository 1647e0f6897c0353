import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { getMail, listMails } from "@/lib/features/notifications/queries";
import { letters, queueMail } from "@/lib/mail";
import { PAGE_SIZE } from "@/lib/paging";
import { makeAdmin, makeCustomer, makeStaff } from "../../support/make";
import { outbox, queue } from "./outbox-scope";

afterAll(disconnect);
beforeEach(() => asSystem((tx) => tx.mail.deleteMany()));

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

    const first = await asStaff(admin, (tx) => listMails(tx, {}));
    const second = await asStaff(admin, (tx) => listMails(tx, { after: first.after ?? undefined }));

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

    expect(await asStaff(cook, (tx) => listMails(tx, {}))).toMatchObject({ rows: [], after: null });
    await expect(asCustomer(customer, (tx) => listMails(tx, {}))).rejects.toThrow(/permission denied/);
  });

  test("takes a customer's letters to themselves and to nobody else", async () => {
    const customer = customerId(await makeCustomer({ email: "self@example.test" }));
    const words = letters.passwordChanged({ name: "Self" });

    await asCustomer(customer, (tx) => queueMail(tx, "self@example.test", words));
    await expect(asCustomer(customer, (tx) => queueMail(tx, "other@example.test", words))).rejects.toThrow();
  });
});
