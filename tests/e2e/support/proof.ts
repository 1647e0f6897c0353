// Somebody of the office who is nobody else's visitor, and time that passes for them alone.
import { rows, valueOf } from "./database";
import { demoLogin } from "./people";

type Colleague = { email: string; password: string };
let made = 0;

/** An admin with a log-in of their own: what is done to their sessions meets no other test. */
export async function newAdmin(): Promise<Colleague> {
  const { email: known, password } = demoLogin("owner");
  const email = `proof-${process.pid}-${(made += 1)}@example.test`;
  await valueOf(
    `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
     select 'Vandana Proof', $1, '', password, addr1, area, pincode, 'admin' from users where email = $2 returning id`,
    [email, known],
  );
  return { email, password };
}

/** As if a quarter of an hour had passed since they logged in. */
export async function letProofGrowOld({ email }: Colleague): Promise<void> {
  await rows(
    `update sessions set proved_at = proved_at - interval '16 minutes'
     where user_id = (select id from users where email = $1)`,
    [email],
  );
}
