import { createServer, type Server, type Socket } from "node:net";
import { asCustomer, asStaff, asSystem, disconnect, type Tx } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { sendMails } from "@/lib/features/notifications/commands";
import { getMail, listMails } from "@/lib/features/notifications/queries";
import { PAGE_SIZE } from "@/lib/paging";
import { letters, queueMail, smtpDelivery, type Letter } from "@/lib/mail";
import { at, makeAdmin, makeCustomer, makeStaff } from "../../support/make";

afterAll(disconnect);
beforeEach(() => asSystem((tx) => tx.mail.deleteMany()));

const NOW = at("2026-11-20", "10:00");
const HOUR = 3_600_000;
const scope = { now: NOW, system: <T>(fn: (tx: Tx) => Promise<T>) => asSystem(fn, NOW) };
const words = (name: string) => letters.passwordChanged({ name });

function queue(recipient: string, now = NOW) {
  return asSystem((tx) => queueMail(tx, recipient, words("Meera")), now);
}

const outbox = () => asSystem((tx) => tx.mail.findMany({ orderBy: { id: "asc" } }));

/** Delivers nothing, remembers all; refuses what goes to `refused`. */
function postbox(refused?: string) {
  const taken: Letter[] = [];
  const deliver = async (letter: Letter) => {
    if (letter.recipient === refused) throw new Error("550 no such mailbox");
    taken.push(letter);
  };
  return { taken, deliver };
}

test("sends each waiting letter once, the oldest first", async () => {
  await queue("first@example.test");
  await queue("second@example.test");
  const { taken, deliver } = postbox();

  expect(await sendMails(scope, deliver)).toEqual({ sent: 2, failed: 0 });
  expect(await sendMails(scope, deliver)).toEqual({ sent: 0, failed: 0 });

  expect(taken.map((letter) => letter.recipient)).toEqual(["first@example.test", "second@example.test"]);
  expect(await outbox()).toMatchObject([
    { sentAt: NOW, error: null },
    { sentAt: NOW, error: null },
  ]);
});

test("two workers never send a letter twice", async () => {
  for (let index = 0; index < 10; index += 1) await queue(`${index}@example.test`);
  const { taken, deliver } = postbox();

  const done = await Promise.all([
    sendMails(scope, deliver),
    sendMails(scope, deliver),
    sendMails(scope, deliver),
  ]);

  expect(taken).toHaveLength(10);
  expect(done.reduce((sum, each) => sum + each.sent, 0)).toBe(10);
});

test("a letter that is refused says why, stops no other and is tried again", async () => {
  await queue("gone@example.test");
  await queue("there@example.test");

  expect(await sendMails(scope, postbox("gone@example.test").deliver)).toEqual({ sent: 1, failed: 1 });
  expect(await outbox()).toMatchObject([
    { sentAt: null, error: "Error: 550 no such mailbox" },
    { sentAt: NOW },
  ]);
  expect(await sendMails(scope, postbox().deliver)).toEqual({ sent: 1, failed: 0 });
  expect(await outbox()).toMatchObject([{ sentAt: NOW, error: null }, { sentAt: NOW }]);
});

test("without a mail server letters wait, and are not sent when they are no news any more", async () => {
  await queue("old@example.test", new Date(NOW.getTime() - 24 * HOUR));
  await queue("new@example.test");
  const { taken, deliver } = postbox();

  expect(smtpDelivery()).toBeNull();
  expect(await sendMails(scope, null)).toEqual({ sent: 0, failed: 0 });
  await sendMails(scope, deliver);

  expect(taken.map((letter) => letter.recipient)).toEqual(["new@example.test"]);
});

test("speaks SMTP to the server that SMTP_URL names", async () => {
  const { server, url, received } = await startSmtpServer();
  process.env.SMTP_URL = url;
  await jest.isolateModulesAsync(async () => {
    const fresh = await import("@/lib/mail");
    await fresh.smtpDelivery()?.({ recipient: "meera@example.test", ...words("Meera") });
  });
  delete process.env.SMTP_URL;
  await new Promise((resolve) => server.close(resolve));

  expect(received.join("")).toMatch(/RCPT TO:<meera@example\.test>/);
  expect(received.join("")).toMatch(/Subject: Your TiffinTrack password was changed/);
  expect(received.join("")).toMatch(/Hello Meera,/);
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

    await asCustomer(customer, (tx) => queueMail(tx, "self@example.test", words("Self")));
    await expect(
      asCustomer(customer, (tx) => queueMail(tx, "other@example.test", words("Other"))),
    ).rejects.toThrow();
  });
});

async function startSmtpServer(): Promise<{ server: Server; url: string; received: string[] }> {
  const received: string[] = [];
  const server = createServer((socket) => speakSmtp(socket, received));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { server, url: `smtp://127.0.0.1:${address.port}`, received };
}

function speakSmtp(socket: Socket, received: string[]): void {
  let inData = false;
  socket.write("220 test\r\n");
  socket.on("data", (chunk) => {
    const text = chunk.toString();
    received.push(text);
    if (inData && text.endsWith("\r\n.\r\n")) inData = false;
    if (inData) return;
    if (text.startsWith("DATA")) inData = true;
    if (text.startsWith("QUIT")) return void socket.end("221 bye\r\n");
    socket.write(inData ? "354 go on\r\n" : "250 fine\r\n");
  });
}
