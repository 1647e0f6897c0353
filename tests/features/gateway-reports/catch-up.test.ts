import { asSystem } from "@/lib/db";
import { catchUpEvents } from "@/lib/features/gateway-reports/catch-up";
import { BILLING_DAY, makeBilledCustomer, systemFlow } from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { gatewayOfFile } from "@/tests/support/gateway";
import { begin } from "@/tests/support/money";

const gateway = gatewayOfFile();

const cursor = () => asSystem((tx) => tx.gatewayCursor.findMany());

test("jobs that read the gateway's list for the first time at once leave one another alone", async () => {
  const { clientSecret } = await begin(await makeBilledCustomer());
  await gateway.confirm(clientSecret);
  await asSystem((tx) => tx.gatewayCursor.deleteMany());
  await atOnce(8, () => catchUpEvents(systemFlow(BILLING_DAY)));
  expect(await cursor()).toHaveLength(1);
});
