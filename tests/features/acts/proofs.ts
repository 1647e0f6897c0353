// The acts that prove again who somebody is.
import { newChallenge } from "@/lib/tries/challenge";
import { GOOD_PASSWORD } from "../accounts/sample";
import type { Acts } from "./kit";
import { added, personOf, textOf } from "./passkeys";

export const PROOF_ACTS: Acts = {
  proveAction: async (...given) => {
    await personOf(...given);
    return { currentPassword: GOOD_PASSWORD };
  },
  proveOptionsAction: async () => ({}),
  renewSessionAction: async () => ({}),
  proveByPasskeyAction: async (owner, presser) => {
    const key = await added(owner, presser);
    const challenge = textOf(await newChallenge(`prove ${presser?.id ?? owner}`));
    return { response: key.show({ challenge }) };
  },
};
