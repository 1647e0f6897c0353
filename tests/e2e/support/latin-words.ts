import type { Page } from "@playwright/test";
import { rows } from "./database";

/**
 * Latin words that stay as they are in Hindi and Marathi; the others on a page are what people typed, which the database
 * holds, or were written into the code.
 */
const SAME = new Set(
  (
    "English TiffinTrack UPI UTR CVC PIN CSV PDF JPEG PNG WebP MB kB FSSAI GSTIN JavaScript Stripe WhatsApp INR QR ID " +
    "Edge Samsung Internet Opera Firefox Chrome Safari Android iPhone iPad Windows Mac Chromebook Linux HeadlessChrome " +
    "Google Authenticator FAS Aegis Asha Rao name example com kg g ml l A B C D E F Z"
  ).split(" "),
);

let typed: Promise<Set<string>> | undefined;

/** What the product wrote itself, in English sentences. */
const WRITTEN_BY_US = /^(?:mails|audit_logs|system_logs|documents|presses|_prisma_migrations)$/;

/** Every Latin word that people typed, whatever its table. */
function typedWords(): Promise<Set<string>> {
  typed ??= readTyped();
  return typed;
}

async function readTyped(): Promise<Set<string>> {
  const tables = await rows<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
  );
  const words = new Set<string>();
  for (const { name } of tables.filter((table) => !WRITTEN_BY_US.test(table.name))) {
    const values = await rows<{ value: string }>(
      `select distinct value from ${name} t, jsonb_each_text(to_jsonb(t)) where value ~ '[A-Za-z]'`,
    );
    for (const { value } of values) for (const word of wordsIn(value)) words.add(word.toLowerCase());
  }
  return words;
}

const wordsIn = (text: string): string[] => text.match(/\p{Script=Latin}+/gu) ?? [];

/** The Latin words that a page shows or says, and that neither a person typed nor every language has. */
export async function latinWords(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const around = node.parentElement;
      if (around && !around.closest("script, style, noscript, code")) found.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        found.push(element.getAttribute(name) ?? "");
    return [...found, document.title];
  });
  const known = await typedWords();
  const words = shown.flatMap(wordsIn).filter((word) => !SAME.has(word) && !known.has(word.toLowerCase()));
  return [...new Set(words)];
}
