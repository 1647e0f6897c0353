/** The behaviour that is chosen when the sandbox starts. */
export type Settings = {
  /** Offers UPI besides cards. Stripe doesn't list it for every country, so it is off unless asked for. */
  upi: boolean;
  /** Between an Indian bank's notice of a debit and the debit: 26 hours at Stripe, about 15 minutes in its sandbox. */
  debitNoticeSeconds: number;
  /** Holds payments from abroad to India's rules for exports: a description, a name and an address. */
  exportRule: boolean;
  /** API requests per second, beyond which the rest are answered with 429; null for no limit. */
  rateLimit: number | null;
};

export const DEFAULT_SETTINGS: Settings = {
  upi: false,
  debitNoticeSeconds: 15 * 60,
  exportRule: true,
  rateLimit: null,
};
