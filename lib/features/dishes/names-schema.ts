import { z } from "zod";
import { languageNow } from "@/lib/domain/language/language";
import { NAME_LANGUAGES } from "./names";

/** Until somebody has chosen, in the language of the page. */
export const nameLanguageSchema = z.enum(NAME_LANGUAGES).catch(() => languageNow());
