// A real mail server on this machine, as well or badly behaved as a test wants.
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

type Received = { recipient: string; raw: string; connection: string };

type Ways = {
  /** The answer to RCPT TO, where the recipient isn't accepted: "550 no such mailbox". */
  refuses?: (recipient: string) => string | null;
  /** Called when a whole letter has arrived, before it is answered; what it throws is the answer. */
  onLetter?: (letter: Received) => Promise<void> | void;
  options?: SMTPServerOptions;
};

export type Catcher = {
  url: string;
  received: Received[];
  connections: () => number;
  close: () => Promise<void>;
};

/** A refusal in smtp-server's form: "451 come back later". */
export function answer(line: string): Error {
  return Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });
}

export async function catchMail({ refuses, onLetter, options }: Ways = {}): Promise<Catcher> {
  const received: Received[] = [];
  const connections = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = refuses?.(address) ?? null;
      done(refusal === null ? null : answer(refusal));
    },
    onData(stream, session, done) {
      void take(stream, session).then(
        () => done(),
        (fault: Error) => done(fault),
      );
    },
    ...options,
  });
  server.on("error", () => {});

  async function take(stream: NodeJS.ReadableStream & AsyncIterable<Buffer>, session: SMTPServerSession) {
    const raw = await text(stream);
    const recipient = session.envelope.rcptTo[0]?.address ?? "";
    const letter = { recipient, raw, connection: session.id };
    await onLetter?.(letter);
    connections.add(session.id);
    received.push(letter);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    received,
    connections: () => connections.size,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Accepts connections and answers whatever `speak` writes, even nothing at all. */
export async function rawServer(
  speak: (
    said: string,
    reply: (line: string) => void,
    cut: () => void,
    /** Writes less than a line; false once nobody is listening. */
    write: (text: string) => boolean,
  ) => void,
) {
  const sockets = new Set<{ destroy: () => void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const reply = (line: string) => void socket.write(`${line}\r\n`);
    const cut = () => void socket.destroy();
    const write = (text: string) => {
      if (socket.writable) socket.write(text);
      return socket.writable;
    };
    socket.on("error", () => {});
    speak("", reply, cut, write);
    socket.on("data", (chunk) => speak(chunk.toString(), reply, cut, write));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${portOf(server.address())}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}

/** Keeps going for as long as the other side listens. */
export function drip(write: (text: string) => boolean) {
  write("2");
  const dripping = setInterval(() => {
    if (!write("5")) clearInterval(dripping);
  }, 50);
}

/** Accepts every letter. */
export function answerNicely(said: string, reply: (line: string) => void) {
  if (/^DATA/i.test(said)) reply("354 go on");
  else if (said === "" || /^(EHLO|HELO|MAIL|RCPT|RSET|QUIT)/i.test(said))
    reply(said === "" ? "220 hello" : "250 ok");
  else if (said.includes("\r\n.\r\n")) reply("250 taken");
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}
