const HOST = "@phone.invalid";

/** The stand-in e-mail of someone who has none and logs in with their number; nothing is ever sent there. */
export function standInEmail(phone: string): string {
  return phone + HOST;
}

/** Whether an e-mail is only such a stand-in. No screen shows it. */
export function isStandIn(email: string): boolean {
  return email.endsWith(HOST);
}

/** What someone types to log in, as they know it: their e-mail, or the number that it stands for. */
export function logInName(email: string): string {
  return isStandIn(email) ? email.slice(0, -HOST.length) : email;
}
