import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { messages } from "@/lib/messages";

/** The words of documents, fixed when they are issued. */
export const words = createTranslator({ locale: "en", messages: messages.documents });
export const format = createFormatter({ locale: "en", timeZone: BUSINESS_TIME_ZONE });

// its braces are left for the renderer, which alone knows how many pages there are
export const pageOf = messages.documents.pageOf;
