/** How long a mail server may take: to be reached, to greet, to continue an answer, and for one letter in all. */
export type SmtpLimits = { connectMs: number; greetMs: number; answerMs: number; wholeMs: number };

// Slow servers accept a letter only after half a minute: hanging up before means that it arrives and is sent again. The total
// is less than the time a worker may hold a letter, or another worker would start on it too.
export const SMTP_LIMITS: SmtpLimits = {
  connectMs: 10_000,
  greetMs: 20_000,
  answerMs: 120_000,
  wholeMs: 240_000,
};

/** What may follow the `?` of SMTP_URL. */
const OPTIONS = ["requireTLS", "ignoreTLS", "tls.rejectUnauthorized"] as const;
const PORTS: Record<string, number> = { "smtp:": 587, "smtps:": 465 };

/**
 * nodemailer's options for an SMTP_URL, part by part: given `url`, it drops every option beside it, including the limits.
 * @throws when the URL has an option that isn't known
 */
export function smtpOptions(smtpUrl: string, limits: SmtpLimits) {
  const url = new URL(smtpUrl);
  const switches = switchesOf(url);
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : PORTS[url.protocol],
    secure: url.protocol === "smtps:",
    auth,
    ignoreTLS: switches.ignoreTLS ?? false,
    // a password is not sent in the clear just because someone in between removed STARTTLS from the answer
    requireTLS: switches.requireTLS ?? (auth !== undefined && !switches.ignoreTLS && !isLoopback(smtpUrl)),
    tls: { rejectUnauthorized: switches["tls.rejectUnauthorized"] ?? true },
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.greetMs,
    socketTimeout: limits.answerMs,
  };
}

export const SMTP_OPTIONS_SAID = `may have these options and no others: ${OPTIONS.join(", ")}`;

/** Whether each option of an SMTP_URL is one that we heed. */
export function hasKnownOptions(smtpUrl: string): boolean {
  if (!URL.canParse(smtpUrl)) return true;
  return [...new URL(smtpUrl).searchParams.keys()].every((name) => OPTIONS.some((option) => option === name));
}

function switchesOf({ href, searchParams }: URL): Partial<Record<(typeof OPTIONS)[number], boolean>> {
  if (!hasKnownOptions(href)) throw new Error(`SMTP_URL ${SMTP_OPTIONS_SAID}`);
  const entries = OPTIONS.filter((name) => searchParams.has(name)).map((name) => [
    name,
    searchParams.get(name) === "true",
  ]);
  return Object.fromEntries(entries);
}

/** Whether an address leads to this machine. */
export function isLoopback(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}
