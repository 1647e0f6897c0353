import { z } from "zod";
import { idField, nameField, ownTextField, secretField } from "@/lib/fields";
import { nextSchema } from "@/lib/features/accounts/schema";

const base64url = ownTextField(8_000).regex(/^[\w-]+$/);
const transports = z.array(ownTextField(30)).max(10);

// What a browser hands over; the library checks what is inside.
const answer = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
};

/** The name for the passkey, and the password of whoever adds it. */
export const startPasskeySchema = z.object({ name: nameField(60), currentPassword: secretField(1024) });

export const addPasskeySchema = z.object({
  name: nameField(60),
  response: z.object({
    ...answer,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: transports.optional(),
    }),
  }),
});

export const removePasskeySchema = z.object({ passkeyId: idField });

/** For an action that needs nothing but its caller. */
export const passkeyOptionsSchema = z.object({});

const passkeyAnswerSchema = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** The same in the form in which Auth.js passes it on: as one text. */
export const passkeyProofSchema = z.object({
  response: ownTextField(20_000).transform(fromJson).pipe(passkeyAnswerSchema),
});

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const passkeyLogInSchema = z.object({ response: passkeyAnswerSchema, next: nextSchema.shape.next });

export type PasskeyLogInInput = z.output<typeof passkeyLogInSchema>;
export type PasskeyAnswer = z.output<typeof passkeyAnswerSchema>;
export type NewPasskey = z.output<typeof addPasskeySchema>;
