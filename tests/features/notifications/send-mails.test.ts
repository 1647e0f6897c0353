import { asSystem, disconnect, type Tx } from "@/lib/db";
import { LEASE_MS, MAX_TRIES } from "@/lib/domain/books/letter";
import { sendMails } from "@/lib/features/notifications/commands";
import { letters, queueMail } from "@/lib/post/mail";
import { atOnce } from "../../support/crowd";
import { at } from "../../support/make";
import { answer } from "../../support/smtp";
import { HOUR, MINUTE, NOW, outbox, postbox, queue, runAt } from "./outbox-scope";

afterAll(disconnect);
beforeEach(() => asSystem((tx) => tx.notification.deleteMany()));

const refused = Object.assign(answer("550 no such mailbox"), { command: "RCPT TO" });
const putOff = Object.assign(answer("451 come back later"), { command: "RCPT TO" });
/** Letters leave side by side, in no order. */
const recipients = ({ taken }: ReturnType<typeof postbox>) => taken.map(({ recipient }) => recipient).sort();
const only = (recipient: string, fault: Error) => (to: string) => (to === recipient ? fault : null);

describe("a run", () => {
  it("sends each waiting letter once", async () => {
    await queue("first@example.test");
    await queue("second@example.test");
    const { scope } = runAt();
    const post = postbox();

    expect(await sendMails(scope, post)).toEqual({ sent: 2, failed: 0, trouble: null });
    expect(await sendMails(scope, post)).toEqual({ sent: 0, failed: 0, trouble: null });

    expect(recipients(post)).toEqual(["first@example.test", "second@example.test"]);
    expect(await outbox()).toMatchObject([
      { sentAt: NOW, error: null, claimedUntil: null },
      { sentAt: NOW, error: null, claimedUntil: null },
    ]);
  });

  it("beside others never sends a letter twice", async () => {
    for (let index = 0; index < 20; index += 1) await queue(`${index}@example.test`);
    const { scope } = runAt();
    const post = postbox();

    const done = await atOnce(3, () => sendMails(scope, post));

    expect(new Set(post.taken.map(({ id }) => id)).size).toBe(20);
    expect(post.taken).toHaveLength(20);
    expect(done.reduce((sum, each) => sum + each.sent, 0)).toBe(20);
  });

  it("holds no lock on a letter while it is under way", async () => {
    await queue("slow@example.test");
    // not NOWAIT: another sender may look at the letter for a moment
    const lock = async (tx: Tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = '5s'`;
      await tx.$queryRaw`SELECT id FROM notifications FOR UPDATE`;
    };
    const post = { ...postbox(), deliver: async () => void (await asSystem(lock)) };

    expect(await sendMails(runAt().scope, post)).toEqual({ sent: 1, failed: 0, trouble: null });
  });

  it("leaves all letters untouched when nobody can talk to the server, and says why at each", async () => {
    await queue("first@example.test");
    await queue("second@example.test");
    const fault = new Error("connect ECONNREFUSED 127.0.0.1:25");
    const { scope } = runAt();

    const done = await sendMails(scope, { ...postbox(), check: () => Promise.reject(fault) });

    expect(done).toEqual({ sent: 0, failed: 0, trouble: fault });
    expect(await outbox()).toMatchObject([1, 2].map(() => ({ tries: 0, ended: null, error: fault.message })));
    expect(await sendMails(scope, postbox())).toMatchObject({ sent: 2 });
  });

  it("ends when the server dies under it", async () => {
    for (let index = 0; index < 30; index += 1) await queue(`${index}@example.test`);
    const fault = new Error("Connection closed unexpectedly");
    let isDead = false;
    const post = {
      ...postbox(),
      check: () => (isDead ? Promise.reject(fault) : Promise.resolve()),
      deliver: () => {
        isDead = true;
        return Promise.reject(fault);
      },
    };

    const done = await sendMails(runAt().scope, post);

    expect(done.trouble).toBe(fault);
    expect(done.failed).toBeLessThanOrEqual(4);
  });
});

describe("a letter that is put off", () => {
  it("stops no other, and is tried again after a minute, then later and later", async () => {
    await queue("busy@example.test");
    await queue("there@example.test");
    const { scope, watch } = runAt();
    const post = postbox(only("busy@example.test", putOff));

    expect(await sendMails(scope, post)).toMatchObject({ sent: 1, failed: 1 });
    const waits: number[] = [];
    for (let tries = 1; tries < 6; tries += 1) {
      const [busy] = await outbox();
      expect(busy).toMatchObject({ sentAt: null, ended: null, tries, error: "come back later" });
      const next = busy?.nextTryAt ?? NOW;
      waits.push((next.getTime() - watch.now.getTime()) / MINUTE);
      watch.now = new Date(next.getTime() - 1);
      expect(await sendMails(scope, post)).toMatchObject({ sent: 0, failed: 0 });
      watch.now = next;
      expect(await sendMails(scope, post)).toMatchObject({ sent: 0, failed: 1 });
    }
    expect(waits).toEqual([1, 2, 5, 15, 60]);
    watch.now = new Date(watch.now.getTime() + 4 * HOUR);
    expect(await sendMails(scope, postbox())).toMatchObject({ sent: 1 });
    expect(await outbox()).toMatchObject([{ error: null, ended: null }, {}]);
  });

  it("is given up in the end, and stays in the list as that", async () => {
    await queue("busy@example.test");
    await asSystem((tx) => tx.notification.updateMany({ data: { tries: MAX_TRIES - 1 } }));

    await sendMails(
      runAt().scope,
      postbox(() => putOff),
    );

    expect(await outbox()).toMatchObject([{ ended: "gave-up", tries: MAX_TRIES, error: "come back later" }]);
  });

  it("is not tried again once the server refused it for good", async () => {
    await queue("gone@example.test");
    const { scope, watch } = runAt();

    expect(
      await sendMails(
        scope,
        postbox(() => refused),
      ),
    ).toMatchObject({ failed: 1 });
    watch.now = new Date(NOW.getTime() + 48 * HOUR);
    expect(await sendMails(scope, postbox())).toMatchObject({ sent: 0 });
    expect(await outbox()).toMatchObject([{ ended: "refused", tries: 1, error: "no such mailbox" }]);
  });
});

describe("a worker that dies between delivering and marking", () => {
  it("leaves the letter to another after the lease, with the same id", async () => {
    await queue("twice@example.test");
    const post = postbox();
    const { scope, watch } = runAt();
    const dying = <T>(fn: (tx: Tx) => Promise<T>) =>
      post.taken.length > 0 ? Promise.reject<T>(new Error("killed")) : asSystem(fn);

    await expect(sendMails({ ...scope, system: dying }, post)).rejects.toThrow("killed");
    expect(await outbox()).toMatchObject([
      { sentAt: null, claimedUntil: new Date(NOW.getTime() + LEASE_MS) },
    ]);

    watch.now = new Date(NOW.getTime() + LEASE_MS - 1);
    expect(await sendMails(scope, post)).toMatchObject({ sent: 0 });
    watch.now = new Date(NOW.getTime() + LEASE_MS);
    expect(await sendMails(scope, post)).toMatchObject({ sent: 1 });
    expect(await sendMails(scope, post)).toMatchObject({ sent: 0 });
    expect(new Set(post.taken.map(({ id }) => id)).size).toBe(1);
    expect(post.taken).toHaveLength(2);
  });

  it("again and again does not send for ever", async () => {
    await queue("poison@example.test");
    await asSystem((tx) => tx.notification.updateMany({ data: { tries: MAX_TRIES, claimedUntil: NOW } }));

    expect(await sendMails(runAt().scope, postbox())).toMatchObject({ sent: 0 });
    expect(await outbox()).toMatchObject([{ ended: "gave-up" }]);
  });

  it("and comes back late can't undo what another has done", async () => {
    await queue("late@example.test");
    const other = postbox();
    const later = runAt(new Date(NOW.getTime() + LEASE_MS));
    const slow = {
      ...postbox(),
      deliver: async () => {
        await sendMails(later.scope, other);
        throw refused;
      },
    };

    await sendMails(runAt().scope, slow);

    expect(other.taken).toHaveLength(1);
    expect(await outbox()).toMatchObject([{ ended: null, error: null, sentAt: later.watch.now }]);
  });
});

describe("without a mail server", () => {
  it("letters wait, and all that still say something go out once there is one", async () => {
    await queue("stale@example.test", new Date(NOW.getTime() - 31 * 24 * HOUR));
    await queue("last-week@example.test", new Date(NOW.getTime() - 7 * 24 * HOUR));
    await queue("new@example.test");
    const { scope } = runAt();

    expect(await sendMails(scope, null)).toMatchObject({ sent: 0, failed: 0 });
    const post = postbox();
    expect(await sendMails(scope, post)).toMatchObject({ sent: 2 });

    expect(recipients(post)).toEqual(["last-week@example.test", "new@example.test"]);
    expect(await outbox()).toMatchObject([{ ended: "too-old", sentAt: null }, {}, {}]);
  });
});

describe("a letter that can wait", () => {
  const bill = { name: "Meera", month: "November", open: "₹120", due: "1 Dec", link: "http://x.test/" };
  const write = (now: Date) =>
    asSystem((tx) => queueMail(tx, "night@example.test", letters.billIssued(bill)), now);

  it("stays in the quiet hours, and leaves at eight; what is urgent doesn't wait", async () => {
    const night = at("2026-11-20", "21:00");
    await write(night);
    await queue("urgent@example.test", night);
    const { scope, watch } = runAt(night);
    const post = postbox();
    await sendMails(scope, post);
    expect(post.taken.map(({ recipient }) => recipient)).toEqual(["urgent@example.test"]);
    watch.now = new Date(at("2026-11-21", "08:00").getTime() - 1);
    await sendMails(scope, post);
    expect(post.taken).toHaveLength(1);
    watch.now = at("2026-11-21", "08:00");
    await sendMails(scope, post);
    expect(post.taken.map(({ recipient }) => recipient)).toEqual([
      "urgent@example.test",
      "night@example.test",
    ]);
  });

  it("never leaves once its hour is over, and says so in the outbox", async () => {
    await write(NOW);
    const expiresAt = at("2026-11-20", "11:00");
    await asSystem((tx) => tx.notification.updateMany({ data: { expiresAt } }), NOW);
    const { scope, watch } = runAt(NOW);
    watch.now = expiresAt;
    const post = postbox();
    await sendMails(scope, post);
    expect(post.taken).toEqual([]);
    expect((await outbox())[0]?.ended).toBe("expired");
  });
});
