const OF_PHONE = "@phone.invalid";
const OF_NOBODY_YET = "@unproved.invalid";

/** The stand-in e-mail of someone who has none and logs in with their number; nothing is ever sent there. */
export function standInEmail(phone: string): string {
  return phone + OF_PHONE;
}

/** The same of an account whose owner has not yet proved that an address is theirs. `chance`: nobody guesses it. */
export function unprovedStandIn(chance: string): string {
  return chance + OF_NOBODY_YET;
}

/** Whether an e-mail is only such a stand-in. No screen shows it. */
export function isStandIn(email: string): boolean {
  return email.endsWith(OF_PHONE) || email.endsWith(OF_NOBODY_YET);
}

/** An e-mail as the office reads it: empty where there is only a stand-in. */
export function shownEmail(email: string): string {
  return isStandIn(email) ? "" : email;
}

/** What someone types to log in, as they know it: their e-mail, or the number that it stands for. */
export function logInName(email: string): string {
  return email.endsWith(OF_PHONE) ? email.slice(0, -OF_PHONE.length) : email;
}
