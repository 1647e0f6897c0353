import addressparser from "nodemailer/lib/addressparser";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { letterHtml } from "./letter-html";
import { openLanes } from "./smtp-lanes";
import { SMTP_LIMITS, type SmtpLimits } from "./smtp-options";

/** A letter as it leaves the house, including its link where it has one. */
export type Outgoing = { id: number; recipient: string; subject: string; text: string };

/** A way for letters to leave. */
export type Post = {
  /** @throws when no letter at all can leave: nobody answers, the log-in is refused, the certificate is wrong */
  check: () => Promise<void>;
  /** @throws when this letter is not accepted */
  deliver: (letter: Outgoing) => Promise<void>;
  close: () => void;
};

/** The house that a letter comes from. */
export type Sender = { name: string; phone: string; replyTo: string | null; installation: string };

/** The sender of today's letters. */
export async function senderOf(tx: Tx): Promise<Sender> {
  const { kitchenName, kitchenPhone, kitchenEmail } = await tx.settings.findUniqueOrThrow({
    where: { id: 1 },
  });
  const { key } = await tx.installation.findUniqueOrThrow({ where: { id: 1 } });
  return { name: kitchenName, phone: kitchenPhone, replyTo: kitchenEmail, installation: key };
}

/** How many letters are under way at once, each over a connection that is kept for the next one. */
export const LANES = 4;

/** The way out through SMTP_URL, or null when there is none and letters wait. Close it when done. */
export function openPost(sender: Sender): Post | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  return url ? smtpPost(sender, { url, from }) : null;
}

/** Sends letters through a mail server, with `from` as the address from which it lets us write. */
export function smtpPost(
  sender: Sender,
  { url, from }: { url: string; from: string },
  limits: SmtpLimits = SMTP_LIMITS,
): Post {
  const lanes = openLanes(url, limits);
  const address = addressparser(from, { flatten: true })[0]?.address ?? from;
  return {
    check: () => lanes.use(async (transport) => void (await transport.verify())),
    deliver: (letter) =>
      lanes.use(async (transport) => void (await transport.sendMail(message(letter, sender, address)))),
    close: lanes.close,
  };
}

function message({ id, recipient, subject, text }: Outgoing, sender: Sender, address: string) {
  return {
    from: { name: sender.name, address },
    replyTo: { name: sender.name, address: sender.replyTo ?? address },
    to: { name: "", address: recipient },
    subject,
    text,
    html: letterHtml(text, sender),
    // the same at each try, so that a letter that arrives twice is recognised as one
    messageId: `<letter-${id}.${sender.installation}@${address.split("@").at(-1)}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** Shows a letter where the demo was started: to whoever runs it, and on no page. */
export function showOnTerminal({ recipient, text }: Outgoing): void {
  process.stderr.write(`\nNo mail server here. A letter to ${recipient}:\n${text}\n\n`);
}
