// The acts about how people log in, besides their password.
import { asSystem } from "@/lib/db";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { codeOf, secure, started, userOf } from "../second-factor/sample";
import { GOOD_PASSWORD } from "../accounts/sample";
import { NOW, type Acts, type Prepare } from "./kit";

const idOf: (...given: Parameters<Prepare>) => number = (owner, presser) => presser?.id ?? owner;

/** Whoever presses, with a password that is known. */
async function personOf(...given: Parameters<Prepare>) {
  const id = idOf(...given);
  const password = await hashPassword(GOOD_PASSWORD);
  await asSystem((tx) => tx.user.update({ where: { id }, data: { password } }));
  return userOf(id);
}

const proofOf = async (secret: string) => ({
  currentPassword: GOOD_PASSWORD,
  code: await codeOf(secret, NOW),
});

const ofSecured: Prepare = async (...given) => proofOf((await secure(await personOf(...given))).secret);

export const SECOND_FACTOR_ACTS: Acts = {
  startAuthenticatorAction: async () => ({}),
  confirmAuthenticatorAction: async (...given) => proofOf(await started(await personOf(...given))),
  renewRecoveryCodesAction: ofSecured,
  takeOffAuthenticatorAction: ofSecured,
};
