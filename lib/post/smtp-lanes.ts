import net from "node:net";
import nodemailer, { type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { smtpOptions, type SmtpLimits } from "./smtp-options";

type Transport = Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;
type Connected = (fault: Error | null, socket: { connection: net.Socket } | false) => void;
type Act = (transport: Transport) => Promise<void>;
type Lane = { transport: Transport; cut: (why: Error) => void };

/**
 * Connections to a mail server, each for one use at a time and kept for the next one. A server that answers one byte at a
 * time is never silent for long, so anything not done within `wholeMs` is cut off.
 */
export function openLanes(url: string, limits: SmtpLimits) {
  const all: Lane[] = [];
  const idle: Lane[] = [];

  function opened(): Lane {
    const lane = openLane(url, limits);
    all.push(lane);
    return lane;
  }

  return {
    /** @throws what `act` throws, also when it was cut off */
    use: async (act: Act): Promise<void> => {
      const lane = idle.pop() ?? opened();
      try {
        await cutAfter(limits.wholeMs, lane, act);
      } finally {
        idle.push(lane);
      }
    },
    close: () => {
      for (const { transport } of all) transport.close();
    },
  };
}

async function cutAfter(wholeMs: number, { transport, cut }: Lane, act: Act): Promise<void> {
  const overtime = new Error(`The mail server took too long: more than ${wholeMs / 1000} seconds in all`);
  const timer = setTimeout(() => cut(overtime), wholeMs);
  try {
    await act(transport);
  } finally {
    clearTimeout(timer);
  }
}

function openLane(url: string, limits: SmtpLimits): Lane {
  const sockets = new Set<net.Socket>();
  const options = {
    ...smtpOptions(url, limits),
    pool: true as const,
    maxConnections: 1,
    // a letter that was cut off is tried again by us, who count its tries
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: ({ host, port }: SMTPPool.Options, connected: Connected) => {
      const socket = connect({ host, port: Number(port) }, limits.connectMs, connected);
      sockets.add(socket.once("close", () => sockets.delete(socket)));
    },
  };
  const transport = nodemailer.createTransport(options);
  // a fault of an idle connection; a letter's faults are thrown by its delivery
  transport.on("error", () => {});
  return { transport, cut: (why) => sockets.forEach((socket) => socket.destroy(why)) };
}

function connect(to: { host?: string; port: number }, withinMs: number, connected: Connected): net.Socket {
  const socket = net.connect(to);
  const tooLate = setTimeout(() => socket.destroy(new Error("Connection timeout")), withinMs);
  const refused = (fault: Error) => {
    clearTimeout(tooLate);
    connected(fault, false);
  };
  return socket.once("error", refused).once("connect", () => {
    clearTimeout(tooLate);
    socket.off("error", refused);
    connected(null, { connection: socket });
  });
}
