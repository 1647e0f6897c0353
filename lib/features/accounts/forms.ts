"use server";

import { plainForm, textsOf } from "@/lib/answers/plain-form";
import { logInAction, logOutAction, signUpAction } from "./actions";

export const logInForm = plainForm(logInAction, { to: (landing) => landing.to });

export const signUpForm = plainForm(signUpAction, {
  read: (sent) => ({ ...textsOf(sent), isPincodeRight: sent.has("isPincodeRight") }),
  to: (landing) => landing.to,
});

export const logOutForm = plainForm(logOutAction, { to: () => "/login" });
