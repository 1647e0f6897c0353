import { z } from "zod";
import { cityOf, isOfRegion, otherAreaOf, stateOf } from "@/lib/domain/typed/area-pins";
import { normalPassword } from "@/lib/domain/typed/typed-text";
import {
  emailField,
  figuresField,
  givenText,
  keptOr,
  lineField,
  logInNameField,
  mobileField,
  mobileOrNoneField,
  nameField,
  optionalLineField,
  ownEmailField,
  ownTextField,
  personNameField,
  pincodeField,
  secretField,
} from "@/lib/fields";
import { fieldError } from "@/lib/answers/field-error";
import { versionSchema } from "@/lib/version-field";
import type { Route } from "@/lib/routes";

/** Shortest password for a new account; there are no rules about its characters. */
const MIN_PASSWORD = 12;
/** Longest password: hashing takes any length, so a limit keeps out megabytes. */
const MAX_PASSWORD = 128;

// Composed or decomposed accents are the same password: another device types them the other way.
export const newPassword = secretField(MAX_PASSWORD * 4)
  .overwrite(normalPassword)
  .min(MIN_PASSWORD, "password-short")
  .max(MAX_PASSWORD, "password-long");
const knownPassword = secretField(1024);

/** Name and phone, which may change at any time. */
const detailsSchema = z.object({
  fullname: personNameField,
  phone: mobileField,
});

/** City or state, stored under its one name: both follow from the area, so any other is a slip. */
function placeField(nameOf: (typed: string) => string | null, whenEmpty: string, whenFar: string) {
  return lineField(100, whenEmpty)
    .overwrite((line) => nameOf(line) ?? line)
    .refine((line) => line === "" || nameOf(line) !== null, whenFar);
}

/** Where the tiffin goes. */
const address = z.object({
  addr1: nameField(255, "address"),
  addr2: optionalLineField(255).default(""),
  area: lineField(100, "area"),
  city: placeField(cityOf, "city", "city-far"),
  state: placeField(stateOf, "state", "state-far"),
  pincode: pincodeField,
});

/** A change to it, at the version it was opened at: whatever of `kept` stays unchanged passes. */
export const changeDetailsSchema = (kept: Details) =>
  z.object({
    fullname: keptOr(kept.fullname, detailsSchema.shape.fullname),
    phone: keptOr(kept.phone, detailsSchema.shape.phone),
    version: versionSchema,
  });

/** The same as it is sent: only code that has read what is kept can judge it. */
export const sentDetailsSchema = z.object({
  fullname: lineField(100, "fullname"),
  phone: lineField(60, "phone"),
  version: versionSchema,
});

/** Set where the PIN code is known as another area's: our list may be wrong and the customer right. */
const isPincodeRight = z.boolean().optional();

type Place = { area: string; pincode: string; isPincodeRight?: boolean };

/** Whether a PIN code may be of its area. */
export const fits = ({ area, pincode, isPincodeRight: isSure }: Place) =>
  isOfRegion(pincode) && (isSure === true || otherAreaOf(pincode, area) === null);
const isThere = (asked: Place, kept: Place) => asked.pincode === kept.pincode && asked.area === kept.area;
export const whereItIs = {
  path: ["pincode"],
  error: ({ input }: { input?: unknown }) => {
    const { pincode, area } = z.object({ pincode: givenText, area: givenText }).parse(input);
    const place = otherAreaOf(pincode, area);
    return place === null || !isOfRegion(pincode)
      ? "pincode-far"
      : fieldError("pincode-area", { pincode, place, area });
  },
};

/** A change to it, at the version it was opened at: whatever of `kept` stays unchanged passes. */
export const changeAddressSchema = (kept: Address) =>
  address
    .extend({
      addr1: keptOr(kept.addr1, address.shape.addr1),
      city: keptOr(kept.city, address.shape.city),
      state: keptOr(kept.state, address.shape.state),
      pincode: keptOr(kept.pincode, address.shape.pincode),
      isPincodeRight,
      version: versionSchema,
    })
    .refine((asked) => isThere(asked, kept) || fits(asked), whereItIs);

/** The same as it is sent: only code that has read what is kept can judge it. */
export const sentAddressSchema = address.extend({
  addr1: lineField(255, "address"),
  city: lineField(100, "city"),
  state: lineField(100, "state"),
  pincode: figuresField.max(10, "pincode"),
  isPincodeRight,
  version: versionSchema,
});

// Where to go afterwards; anything but a path of our own is dropped.
const next = ownTextField(500)
  .optional()
  .transform((path) => (path && isLocalPath(path) ? path : undefined));

/** Whether an address stays on our site: a browser must not be able to read another host into it. */
function isLocalPath(path: string): path is Route {
  const home = "http://home.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, home)) return false;
  const url = new URL(path, home);
  return url.origin === home && `${url.pathname}${url.search}${url.hash}` === path && !path.startsWith("//");
}

// The document's defaults: nearly everyone the kitchen can reach lives there.
export const HOME = { city: "Navi Mumbai", state: "Maharashtra" };

/** Who asks for an account, and where their tiffin goes. */
export const newCustomer = z.object({
  ...detailsSchema.shape,
  email: ownEmailField,
  password: newPassword,
  ...address.shape,
  isPincodeRight,
});

export const signUpSchema = newCustomer.extend({ next }).refine(fits, whereItIs);

/** `code`: of the second factor, where the account has one. `work`: what was asked for when too many had tried the account. */
export const logInSchema = z.object({
  email: logInNameField,
  password: knownPassword,
  code: secretField(100).optional(),
  next,
  work: secretField(200).optional(),
});

export const forgotPasswordSchema = z.object({ email: emailField });

/** `phone`: whose account it is, where several claim the address; empty otherwise. */
export const resetPasswordSchema = z.object({
  email: emailField,
  token: secretField(200),
  password: newPassword,
  phone: mobileOrNoneField.default(""),
});

/** `forgetsPasskeys`: somebody else may have got in, and added one. */
export const changePasswordSchema = z.object({
  currentPassword: knownPassword,
  password: newPassword,
  forgetsPasskeys: z.boolean().default(false),
});

export const revokeSessionSchema = z.object({ sessionId: z.int32().positive() });

/** What a mailed link carries in its address. */
export const resetLinkSchema = z.object({ email: emailField, token: secretField(200) });

/** The search of the log-in and sign-up pages: where to go afterwards. */
export const nextSchema = z.object({ next: next.catch(undefined) });

/** For an action that needs nothing but its caller. */
export const nothingSchema = z.object({});

export type SignUpInput = z.output<typeof signUpSchema>;
export type ResetInput = z.output<typeof resetPasswordSchema>;
export type LogInInput = z.output<typeof logInSchema>;
export type Address = z.output<typeof address>;
export type Details = z.output<typeof detailsSchema>;
