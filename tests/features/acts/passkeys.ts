// The acts about passkeys.
import { asSystem } from "@/lib/db";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { addPasskey } from "@/lib/features/passkeys/commands";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { GOOD_PASSWORD, scopeAt } from "../accounts/sample";
import { SoftKey } from "../passkeys/soft-key";
import { userOf } from "../second-factor/sample";
import { NOW, type Acts, type Prepare } from "./kit";

type Given = Parameters<Prepare>;

// before anything reads the environment, which the gateway of the file names itself in as well
process.env.APP_URL = "http://localhost:3000";

export const textOf = (challenge: Uint8Array) => Buffer.from(challenge).toString("base64url");

export async function personOf(...[owner, presser]: Given) {
  const id = presser?.id ?? owner;
  const password = await hashPassword(GOOD_PASSWORD);
  await asSystem((tx) => tx.user.update({ where: { id }, data: { password } }));
  return userOf(id);
}

async function madeFor(
  id: number,
): Promise<{ name: string; response: ReturnType<SoftKey["make"]>; key: SoftKey }> {
  const key = new SoftKey();
  const challenge = textOf(await newChallenge(`add ${id}`));
  return { name: "My phone", response: key.make({ challenge }), key };
}

export async function added(...given: Given): Promise<SoftKey> {
  const user = await personOf(...given);
  const { key, ...made } = await madeFor(user.id);
  const done = await addPasskey({ ...scopeAt(NOW), user }, made, await takeChallenge(`add ${user.id}`));
  if (!done.ok) throw new Error(done.error);
  return key;
}

export const PASSKEY_ACTS: Acts = {
  startPasskeyAction: async (...given) => {
    await personOf(...given);
    return { name: "My phone", currentPassword: GOOD_PASSWORD };
  },
  addPasskeyAction: async (...given) => {
    const { key: _key, ...made } = await madeFor((await personOf(...given)).id);
    return made;
  },
  removePasskeyAction: async (...given) => {
    const credentialId = textOf((await added(...given)).id);
    const row = await asSystem((tx) => tx.passkey.findUniqueOrThrow({ where: { credentialId } }));
    return { passkeyId: row.id };
  },
  passkeyOptionsAction: async () => ({}),
  passkeyLogInAction: async (...given) => {
    const key = await added(...given);
    return { response: key.show({ challenge: textOf(await newChallenge("log-in")) }) };
  },
};
