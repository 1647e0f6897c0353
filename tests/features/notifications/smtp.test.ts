import { asSystem, disconnect } from "@/lib/db";
import { sendMails } from "@/lib/features/notifications/commands";
import { senderOf, smtpPost, type Post } from "@/lib/post/post";
import { answer, answerNicely, catchMail, drip, rawServer, type Catcher } from "../../support/smtp";
import { outbox, queue, runAt } from "./outbox-scope";

afterAll(disconnect);
beforeEach(() => asSystem((tx) => tx.notification.deleteMany()));

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

const SHORT = { connectMs: 300, greetMs: 300, answerMs: 300, wholeMs: 5_000 };
const FROM = "TiffinTrack <letters@tiffins.test>";

async function started<T extends { close: () => unknown }>(server: Promise<T>): Promise<T> {
  const running = await server;
  opened.push(running);
  return running;
}

async function postTo(url: string, limits = SHORT): Promise<Post> {
  const post = smtpPost(await asSystem(senderOf), { url, from: FROM }, limits);
  opened.push(post);
  return post;
}

/** What was received, its folded headers and soft line breaks made whole. */
const wholeOf = ({ received }: Catcher) =>
  (received[0]?.raw ?? "").replaceAll(/\r\n(?=[ \t])/g, "").replaceAll("=\r\n", "");
const messageIds = ({ received }: Catcher) =>
  received.map(({ raw }) => /^Message-ID: (\S+)/im.exec(raw)?.[1]);

describe("a letter as it arrives", () => {
  it("is the kitchen's: its name, its number to be called, and who wrote it", async () => {
    await asSystem((tx) =>
      tx.settings.update({
        where: { id: 1 },
        data: { kitchenName: "आशा Tiffins", kitchenPhone: "9820099887" },
      }),
    );
    await queue("meera@example.test");
    const server = await started(catchMail());

    expect(await sendMails(runAt().scope, await postTo(server.url))).toMatchObject({ sent: 1 });

    const raw = wholeOf(server);
    expect(raw).toMatch(/^From: =\?UTF-8\?.*<letters@tiffins\.test>/m);
    expect(raw).toMatch(/^Reply-To: .*<letters@tiffins\.test>/m);
    expect(raw).toMatch(/^To: meera@example\.test/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(raw).toMatch(/^Message-ID: <letter-\d+\.[0-9a-f-]{36}@tiffins\.test>/m);
    expect(raw).toMatch(/multipart\/alternative/);
    expect(raw).toMatch(/text\/plain; charset=utf-8/);
    expect(raw).toContain('<a href=3D"tel:+919820099887">9820099887</a>');
  });

  it("is answered to at the kitchen's own address, where it has one", async () => {
    await asSystem((tx) =>
      tx.settings.update({ where: { id: 1 }, data: { kitchenEmail: "asha@tiffins.test" } }),
    );
    await queue("meera@example.test");
    const server = await started(catchMail());

    await sendMails(runAt().scope, await postTo(server.url));

    expect(wholeOf(server)).toMatch(/^Reply-To: .*<asha@tiffins\.test>/m);
  });
});

describe("a mail server", () => {
  it("gets many letters over few connections", async () => {
    for (let index = 0; index < 20; index += 1) await queue(`${index}@example.test`);
    const server = await started(catchMail());

    expect(
      await sendMails(runAt().scope, await postTo(server.url, { ...SHORT, answerMs: 5_000 })),
    ).toMatchObject({
      sent: 20,
    });

    expect(server.connections()).toBeLessThanOrEqual(4);
    expect(new Set(messageIds(server)).size).toBe(20);
  });

  it("that refuses a mailbox for good ends that letter, and takes the others", async () => {
    await queue("gone@example.test");
    await queue("there@example.test");
    const server = await started(
      catchMail({ refuses: (to) => (to.startsWith("gone") ? "550 no such mailbox" : null) }),
    );

    expect(await sendMails(runAt().scope, await postTo(server.url))).toMatchObject({ sent: 1, failed: 1 });

    expect(await outbox()).toMatchObject([
      { ended: "refused", error: expect.stringContaining("no such mailbox") },
      { ended: null },
    ]);
  });

  it("that says later is asked later", async () => {
    await queue("busy@example.test");
    const server = await started(catchMail({ refuses: () => "451 greylisted" }));

    expect(await sendMails(runAt().scope, await postTo(server.url))).toMatchObject({
      failed: 1,
      trouble: null,
    });

    expect(await outbox()).toMatchObject([
      { ended: null, tries: 1, error: expect.stringContaining("greylisted") },
    ]);
  });

  it("that takes its time over one letter holds up no other", async () => {
    await queue("stuck@example.test");
    await queue("behind@example.test");
    const server = await started(
      catchMail({
        onLetter: ({ recipient }) => (recipient.startsWith("stuck") ? new Promise(() => {}) : undefined),
      }),
    );

    expect(await sendMails(runAt().scope, await postTo(server.url))).toMatchObject({ sent: 1, failed: 1 });

    expect(server.received.map(({ recipient }) => recipient)).toEqual(["behind@example.test"]);
    expect(await outbox()).toMatchObject([{ sentAt: null, ended: null, tries: 1 }, { error: null }]);
  });

  it("that answers a byte at a time is never silent, and yet not waited for for ever", async () => {
    await queue("drip@example.test");
    await queue("behind@example.test");
    const server = await started(
      rawServer((said, reply, _cut, write) => {
        if (/drip@/.test(said)) drip(write);
        else answerNicely(said, reply);
      }),
    );

    const limits = { ...SHORT, wholeMs: 1_000 };
    expect(await sendMails(runAt().scope, await postTo(server.url, limits))).toMatchObject({
      sent: 1,
      failed: 1,
      trouble: null,
    });

    expect(await outbox()).toMatchObject([
      { sentAt: null, ended: null, tries: 1, error: expect.stringMatching(/took too long/) },
      { error: null },
    ]);
  });

  it("that dies in the middle of a letter gets it again under the same id", async () => {
    await queue("cut@example.test");
    let cuts = 0;
    const server = await started(
      catchMail({
        onLetter: () => {
          cuts += 1;
          if (cuts === 1) throw answer("421 going down");
        },
      }),
    );
    const { scope, watch } = runAt();
    const post = await postTo(server.url);

    expect(await sendMails(scope, post)).toMatchObject({ sent: 0, failed: 1 });
    watch.now = new Date(watch.now.getTime() + 60_000);
    expect(await sendMails(scope, post)).toMatchObject({ sent: 1 });

    const [letter] = await outbox();
    const { installation } = await asSystem(senderOf);
    expect(messageIds(server)).toEqual([`<letter-${letter?.id}.${installation}@tiffins.test>`]);
  });
});

describe("a server that nobody can talk to", () => {
  const cases: [string, Parameters<typeof rawServer>[0], RegExp][] = [
    ["never greets", () => {}, /Greeting never received|Timeout/],
    ["greets and answers nothing", (said, reply) => void (said === "" && reply("220 slow")), /Timeout/],
    ["greets a byte at a time", (said, _reply, _cut, write) => void (said === "" && drip(write)), /./],
    [
      "answers a byte at a time",
      (said, reply, _cut, write) => (said === "" ? reply("220 slow") : drip(write)),
      // ours over the letter in all, or the client's over one answer: whichever ends first
      /took too long|Timeout/,
    ],
    ["hangs up", (_said, _reply, cut) => cut(), /./],
    ["greets with a refusal", (said, reply) => void (said === "" && reply("554 not you")), /554 not you/],
  ];

  it.each(cases)("%s: known within the limits, and no letter is touched", async (_, speak, words) => {
    await queue("meera@example.test");
    const server = await started(rawServer(speak));

    const done = await sendMails(runAt().scope, await postTo(server.url));

    expect(String(done.trouble)).toMatch(words);
    expect(await outbox()).toMatchObject([{ tries: 0, ended: null, error: expect.stringMatching(words) }]);
  });

  it("is not reached within the limit", async () => {
    await queue("meera@example.test");
    // an address for documentation, where nobody is
    const done = await sendMails(runAt().scope, await postTo("smtp://192.0.2.1:25"));

    expect(String(done.trouble)).toMatch(/Error/);
    expect(await outbox()).toMatchObject([{ tries: 0, ended: null }]);
  });

  it("shows a certificate of nobody we know", async () => {
    await queue("meera@example.test");
    const server = await started(catchMail({ options: { secure: true, authOptional: true, logger: false } }));

    const done = await sendMails(runAt().scope, await postTo(server.url.replace("smtp:", "smtps:")));

    expect(String(done.trouble)).toMatch(/self.signed|certificate/i);
    expect(await outbox()).toMatchObject([
      { tries: 0, ended: null, error: expect.stringMatching(/certificate/i) },
    ]);
  });

  it("refuses the log-in: no letter's fault", async () => {
    await queue("meera@example.test");
    const options = {
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      logger: false as const,
      onAuth: (_auth: unknown, _session: unknown, done: (fault: Error) => void) =>
        done(answer("535 wrong password")),
    };
    const server = await started(catchMail({ options }));

    const done = await sendMails(runAt().scope, await postTo(server.url.replace("//", "//cook:wrong@")));

    expect(String(done.trouble)).toMatch(/Invalid login/);
    expect(await outbox()).toMatchObject([{ tries: 0, ended: null }]);
  });
});
