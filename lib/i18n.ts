import type { Locale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { clockNow } from "./clock";
import { BUSINESS_TIME_ZONE } from "./domain/business-time";
import { messages, type Messages } from "./messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: "en";
    Messages: Messages;
  }
}

const LOCALE: Locale = "en";

export default getRequestConfig(async () => ({
  locale: LOCALE,
  messages,
  timeZone: BUSINESS_TIME_ZONE,
  now: clockNow(),
}));
