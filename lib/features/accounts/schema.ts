import { z } from "zod";

/** Shortest password for a new account; there are no rules about its characters. */
const MIN_PASSWORD = 12;
/** Longest password: hashing takes any length, so a limit keeps out megabytes. */
const MAX_PASSWORD = 128;

const requiredText = (max: number) => z.string().trim().min(1, "required").max(max);

const email = z.string().trim().toLowerCase().min(1, "required").max(120).regex(z.regexes.email, "email");

/** An Indian mobile number as people write it ("+91 98200 12345"), kept as its ten digits. */
const phone = z
  .string()
  .transform((text) => text.replace(/[\s()-]/g, "").replace(/^(\+91|0)(?=\d{10}$)/, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^\d{10}$/, "phone"),
  );

const pincode = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^\d{6}$/, "pincode"),
  );

const newPassword = z
  .string()
  .min(1, "required")
  .min(MIN_PASSWORD, "password-short")
  .max(MAX_PASSWORD, "password-long");
const knownPassword = z.string().min(1, "required").max(1024);

/** Name and phone, which may change at any time. */
export const detailsSchema = z.object({ fullname: z.string().trim().min(1, "fullname").max(100), phone });

/** Where the tiffin goes. */
export const addressSchema = z.object({
  addr1: requiredText(255),
  addr2: z.string().trim().max(255).default(""),
  area: z.string().trim().min(1, "area").max(100),
  city: requiredText(100),
  state: requiredText(100),
  pincode,
});

// Where to go afterwards; anything but a path of our own is forgotten.
const next = z
  .string()
  .max(500)
  .optional()
  .transform((path) => (path && isLocalPath(path) ? path : undefined));

/** Whether an address stays with us: a browser must not read another host into it. */
function isLocalPath(path: string): boolean {
  const home = "http://home.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, home)) return false;
  const url = new URL(path, home);
  return url.origin === home && `${url.pathname}${url.search}${url.hash}` === path && !path.startsWith("//");
}

export const signUpSchema = z.object({
  ...detailsSchema.shape,
  email,
  password: newPassword,
  ...addressSchema.shape,
  next,
});

export const logInSchema = z.object({ email, password: knownPassword, next });

export const forgotPasswordSchema = z.object({ email });

export const resetPasswordSchema = z.object({
  email,
  token: z.string().min(1).max(200),
  password: newPassword,
});

export const changePasswordSchema = z.object({ currentPassword: knownPassword, password: newPassword });

export const revokeSessionSchema = z.object({ sessionId: z.number().int().positive() });

/** What a mailed link carries in its address. */
export const resetLinkSchema = z.object({ email, token: z.string().min(1).max(200) });

/** The search of the log-in and sign-up pages: where to go afterwards. */
export const nextSchema = z.object({ next: next.catch(undefined) });

/** A link between those pages that keeps where to go afterwards. */
export function withNext(path: string, next: string | undefined): string {
  return next ? `${path}?${new URLSearchParams({ next })}` : path;
}

/** For an action that needs nothing but who calls it. */
export const nothingSchema = z.object({});

export type SignUpInput = z.output<typeof signUpSchema>;
export type LogInInput = z.output<typeof logInSchema>;
export type Address = z.output<typeof addressSchema>;
export type Details = z.output<typeof detailsSchema>;
