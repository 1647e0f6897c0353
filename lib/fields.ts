import { z } from "zod";
import { hasContact, hasLink } from "@/lib/domain/typed/contact";
import { isPincode, plainFigures } from "@/lib/domain/typed/digits";
import { readMobile, readPhone } from "@/lib/domain/typed/phone";
import { standInEmail } from "@/lib/domain/typed/stand-in-email";
import { paise, rupees } from "./domain/money";
import { isPlainDate, type PlainDate } from "./domain/plain-date";
import { fullDayIn, readDay, readMonth, type TypedDay } from "@/lib/domain/typed/typed-day";
import { readTime } from "@/lib/domain/typed/typed-time";
import { cleanLine, cleanLines, hasLetter, lengthOf } from "@/lib/domain/typed/typed-text";
import { dayError } from "@/lib/answers/day-error";

/** A line that people type, as it is stored: clean, and no longer than its column. */
export function lineField(max: number, whenEmpty = "required") {
  return optionalLineField(max).refine((line) => line !== "", whenEmpty);
}

/** The same where it may be left empty. What is too long is not looked at any further. */
export function optionalLineField(max: number) {
  return z
    .string()
    .overwrite(cleanLine)
    .refine((line) => lengthOf(line) <= max, { error: "too-long", abort: true });
}

/** A name or a line of an address: digits and pictures alone don't count. */
export function nameField(max: number, whenEmpty = "required", whenNone = "no-letter") {
  return lineField(max, whenEmpty).refine((line) => line === "" || hasLetter(line), whenNone);
}

/** Several lines, each clean, without the empty ones. */
export function linesField({ lines, length }: { lines: number; length: number }) {
  return z
    .string()
    .max(lines * (length + 2) * 4)
    .transform(cleanLines)
    .refine((all) => all.every((line) => lengthOf(line) <= length), "item-long")
    .refine((all) => all.length <= lines, "items-many");
}

/** A field in which the stored value always passes unchanged: nobody is asked about what they did not touch. */
export function keptOr(kept: string, field: z.ZodType<string, string>) {
  const asIs = cleanLine(kept);
  return z.string().transform((typed, ctx) => {
    if (asIs !== "" && cleanLine(typed) === asIs) return kept;
    const read = field.safeParse(typed);
    if (read.success) return read.data;
    for (const { message } of read.error.issues) ctx.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** Figures as typed, in the digits of any script, with spaces and commas between them removed. */
export const figuresField = z.string().overwrite(plainFigures);

/** A customer's or driver's phone, kept as its ten digits. */
export const mobileField = phoneField(readMobile, "phone");
/** The same where it may be left empty. */
export const mobileOrNoneField = phoneField(
  (typed) => (cleanLine(typed) === "" ? "" : readMobile(typed)),
  "phone",
);
/** The same, or a landline. */
export const anyPhoneField = phoneField(readPhone, "phone-any");

function phoneField(read: (typed: string) => string | null, whenNone: string) {
  return z
    .string()
    .overwrite((typed) => read(typed) ?? cleanLine(typed))
    .refine((text) => read(text) !== null, whenNone);
}

export const pincodeField = figuresField.refine(isPincode, "pincode");

export const emailField = z
  .string()
  .overwrite((typed) => cleanLine(typed).toLowerCase())
  .max(120, "too-long")
  .regex(z.regexes.email, "email");

// nobody's for good (RFC 2606), and what stands in for an e-mail ends with it
const isReachable = (email: string) => !email.endsWith(".invalid");

/** An e-mail that somebody gives as theirs. */
export const ownEmailField = emailField.refine(isReachable, "email");

/** What someone logs in with: an e-mail or, for staff without one, the number that stands for it. */
export const logInNameField = z
  .string()
  .overwrite((typed) => {
    const mobile = readMobile(typed);
    return mobile === null ? typed : standInEmail(mobile);
  })
  .pipe(emailField);

/** An e-mail that may be left out; empty if it is. */
export const emailOrNoneField = z
  .string()
  .overwrite((typed) => cleanLine(typed).toLowerCase())
  .max(120, "too-long")
  .refine((text) => text === "" || (z.regexes.email.test(text) && isReachable(text)), "email");

/** A value compared as it is and never shown: an existing password, a key from a link. */
export function secretField(max: number) {
  return z.string().min(1, "required").max(max);
}

/** A day as people type it. `today` decides which year "5 Dec" means, and what is too far away to be meant. */
export function dayField(today: PlainDate) {
  return z.string().transform((typed, ctx) => dayOr(readDay(typed, today), ctx, z.NEVER));
}

/** The same where it may be left empty. */
export function optionalDayField(today: PlainDate) {
  return z
    .string()
    .optional()
    .transform((typed, ctx) => {
      const read = readDay(typed ?? "", today);
      return !read.ok && read.error === "empty" ? undefined : dayOr(read, ctx, z.NEVER);
    })
    .optional();
}

function dayOr<N extends never>(read: TypedDay, ctx: z.RefinementCtx, never: N): PlainDate | N {
  if (read.ok) return read.day;
  ctx.addIssue({ code: "custom", message: dayError(read) });
  return never;
}

/** A day that our own pages offered: in a list or a table, `YYYY-MM-DD`. */
export const chosenDayField = z.string().transform((text, ctx) => {
  if (isPlainDate(text) && fullDayIn(text) === text) return text;
  ctx.addIssue({ code: "custom", message: "date" });
  return z.NEVER;
});

/** A time of the day as people type it, `HH:MM`. */
export const timeField = z
  .string()
  .overwrite((typed) => readTime(typed) ?? cleanLine(typed))
  .min(1, "required")
  .refine((text) => text === "" || readTime(text) !== null, "time");

/** A month as people type it. */
export function monthField(today: PlainDate) {
  return z.string().transform((typed, ctx) => {
    const month = readMonth(typed, today);
    if (month !== null) return month;
    ctx.addIssue({ code: "custom", message: "month" });
    return z.NEVER;
  });
}

/** A text that no person typed: from our own database, or from a library. */
export const givenText = z.string();

/** A choice from one of our lists, or a value that our own pages put into an address. */
export function ownTextField(max: number) {
  return z.string().min(1).max(max);
}

/** What the kitchen calls something of its own: short enough for every page, without characters used in code. */
export function titleField(max: number) {
  return nameField(max).refine((line) => !/[<>{}\\|]/.test(line), "name-signs");
}

// Only figures count as a number: with coercion, so would a list of one text.
export const wholeNumber = (number: z.ZodType<number>) =>
  z.preprocess((sent) => (typeof sent === "string" && /^\d{1,10}$/.test(sent) ? Number(sent) : sent), number);

/** A row's id, as it comes from a form or an address: one that fits PostgreSQL's integer. */
export const idField = wholeNumber(z.int32().positive());

/** Why a staff member does something; the audit log keeps it for ever, so it may contain nobody's number. */
export const reasonField = lineField(500, "reason").refine((line) => !hasContact(line), "reason-contact");

/** A person's name; it goes into letters, where nothing in it may become a link. */
export const personNameField = nameField(100, "fullname", "fullname").refine(
  (line) => !hasLink(line),
  "name-link",
);

/** What a form showed when it was opened, in paise: so that nothing is done other than what was seen. */
export const seenPaiseField = wholeNumber(z.int32().min(0)).transform(paise);

/** An amount as typed, "1,200" or "99.50". In paise. */
export const paiseField = figuresField
  .refine((text) => /^\d{1,7}(\.\d{1,2})?$/.test(text) && Number(text) > 0, "amount")
  .transform((text) => {
    const [whole = "0", rest = ""] = text.split(".");
    return paise(Number(whole) * 100 + Number(rest.padEnd(2, "0")));
  });

/** An amount as typed in whole rupees. */
export const rupeesField = figuresField
  .refine((text) => /^\d{1,7}$/.test(text) && Number(text) > 0, "money")
  .transform((text) => rupees(Number(text)));
