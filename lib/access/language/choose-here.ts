import { cookies } from "next/headers";
import { asSystem } from "@/lib/db";
import type { Role } from "@/lib/domain/identity";
import type { Language } from "@/lib/domain/language/language";
import { env } from "@/lib/env";
import { chooseLanguage } from "@/lib/features/languages/commands";
import { LANGUAGE_COOKIE, languageChosen } from "@/lib/speaking.mjs";
import { getViewer } from "../auth";

/** The longest a browser keeps a cookie. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;

type Person = { id: number; role: Role; language: Language | null };

/** The browser asks for this language from now on, whoever uses it. */
async function keepInBrowser(language: Language): Promise<void> {
  const secure = env().APP_URL.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: KEPT_SECONDS } as const;
  (await cookies()).set(`${secure ? "__Host-" : ""}${LANGUAGE_COOKIE}`, language, options);
}

/** Keeps a language that was pressed: in the browser, and with who is logged in. */
export async function chooseHere(language: Language): Promise<void> {
  const viewer = await getViewer();
  if (viewer) await chooseLanguage({ system: asSystem }, viewer, language);
  await keepInBrowser(language);
}

/**
 * At a log-in the person's language holds on this device, also for whoever is there after they have logged out. Who has chosen
 * none yet keeps what was chosen on the device.
 */
export async function speakAs({ id, role, language }: Person): Promise<void> {
  if (language) return keepInBrowser(language);
  const chosen = languageChosen();
  if (chosen) await chooseLanguage({ system: asSystem }, { id, role }, chosen);
}
