import { ACCOUNT_PRESSES } from "./account";
import { ADDITION_PRESSES } from "./additions";
import { COMPLAINT_PRESSES } from "./complaints";
import { CUSTOMER_PRESSES } from "./customer";
import { DIET_PRESSES } from "./diets";
import { EMAIL_PROOF_PRESSES } from "./email-proof";
import { ESTIMATE_PRESSES } from "./estimates";
import { FOR_CUSTOMER_PRESSES } from "./for-customer";
import type { Presses } from "./kit";
import { KITCHEN_PRESSES } from "./kitchen";
import { MEAL_PRESSES } from "./meals";
import { MONEY_PRESSES } from "./money";
import { NOTICE_PRESSES } from "./notices";
import { PACKING_PRESSES } from "./packing";
import { PASSKEY_PRESSES } from "./passkeys";
import { PROOF_PRESSES } from "./proofs";
import { RECIPE_PRESSES } from "./recipes";
import { ROUTE_PRESSES } from "./routes";
import { SECOND_FACTOR_PRESSES } from "./second-factor";
import { STAFF_PRESSES } from "./staff";

/** How each action is pressed in a browser, and where its effect is counted; by the name that its file exports. */
export const PRESSES: Presses = {
  ...ACCOUNT_PRESSES,
  ...ADDITION_PRESSES,
  ...COMPLAINT_PRESSES,
  ...CUSTOMER_PRESSES,
  ...DIET_PRESSES,
  ...EMAIL_PROOF_PRESSES,
  ...ESTIMATE_PRESSES,
  ...FOR_CUSTOMER_PRESSES,
  ...KITCHEN_PRESSES,
  ...MEAL_PRESSES,
  ...MONEY_PRESSES,
  ...NOTICE_PRESSES,
  ...SECOND_FACTOR_PRESSES,
  ...STAFF_PRESSES,
  ...PACKING_PRESSES,
  ...PASSKEY_PRESSES,
  ...PROOF_PRESSES,
  ...RECIPE_PRESSES,
  ...ROUTE_PRESSES,
};
