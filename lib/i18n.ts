import { getRequestConfig } from "next-intl/server";
import { getViewer } from "./access/auth";
import { clockNow } from "./clock";
import { BUSINESS_TIME_ZONE } from "./domain/business-time";
import { languageNow, tagOf, type LanguageTag } from "./domain/language/language";
import type { Messages } from "./messages";
import { textsIn } from "./texts/texts";

declare module "next-intl" {
  interface AppConfig {
    Locale: LanguageTag;
    Messages: Messages;
  }
}

/** Texts and forms of the request's language: that of the person who is logged in, if they have chosen one. */
export default getRequestConfig(async () => {
  // a page that says that the database does not answer is written as well
  await getViewer().catch(() => null);
  const language = languageNow();
  return {
    locale: tagOf(language),
    messages: textsIn(language),
    timeZone: BUSINESS_TIME_ZONE,
    now: clockNow(),
  };
});
