/** What of the sandbox's behaviour is chosen at its start. */
export type Settings = {
  /** Offers UPI beside cards. Stripe doesn't list it for every country, so it is off unless asked for. */
  upi: boolean;
  /** Between an Indian bank's notice of a debit and the debit: 26 hours at Stripe, about 15 minutes in its sandbox. */
  debitNoticeSeconds: number;
  /** Holds payments from abroad to what India asks of exports: a description, a name and an address. */
  exportRule: boolean;
  /** API requests a second beyond which the rest is answered with 429; null for no limit. */
  rateLimit: number | null;
};

export const DEFAULT_SETTINGS: Settings = {
  upi: false,
  debitNoticeSeconds: 15 * 60,
  exportRule: true,
  rateLimit: null,
};
