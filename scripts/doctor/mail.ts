import nodemailer from "nodemailer";
import { SMTP_LIMITS, smtpOptions } from "@/lib/post/smtp-options";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";

/** Greets the mail server, with the encryption and the password that letters would use, and sends nothing. */
export async function askMail({ env }: Patient): Promise<Finding[]> {
  if (!env.SMTP_URL)
    return [weak("mail", "letters wait in /admin/outbox: nobody gets one", "set SMTP_URL and MAIL_FROM")];
  const transport = nodemailer.createTransport(smtpOptions(env.SMTP_URL, SMTP_LIMITS));
  const { hostname } = new URL(env.SMTP_URL);
  try {
    await transport.verify();
    return [ok("mail", `${hostname} lets us in`)];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [wrong("mail", `${hostname}: ${why}`, "look at SMTP_URL, and whether this machine may reach it")];
  } finally {
    transport.close();
  }
}
