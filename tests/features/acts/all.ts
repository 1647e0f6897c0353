// Every action's press, by the name of its export.
import type { gatewayOfFile } from "@/tests/support/gateway";
import { COMPLAINT_ACTS } from "./complaints";
import { DIET_ACTS } from "./diets";
import { DAY_ACTS } from "./days";
import { ESTIMATE_ACTS } from "./estimates";
import type { Acts } from "./kit";
import { KITCHEN_ACTS } from "./kitchen";
import { moneyActs } from "./money";
import { PASSKEY_ACTS } from "./passkeys";
import { PEOPLE_ACTS } from "./people";
import { PROOF_ACTS } from "./proofs";
import { ROUTE_ACTS } from "./routes";
import { SECOND_FACTOR_ACTS } from "./second-factor";
import { STAFF_ACTS } from "./staff";

export const allActs = (gateway: ReturnType<typeof gatewayOfFile>): Acts => ({
  ...{ ...DAY_ACTS, ...moneyActs(gateway), ...PEOPLE_ACTS, ...COMPLAINT_ACTS, ...DIET_ACTS },
  ...{ ...SECOND_FACTOR_ACTS, ...STAFF_ACTS, ...ESTIMATE_ACTS },
  ...{ ...PASSKEY_ACTS, ...PROOF_ACTS, ...ROUTE_ACTS },
  ...{ ...PASSKEY_ACTS, ...PROOF_ACTS, ...KITCHEN_ACTS },
});
