// Who may press what: each action of staff with the roles that it lets in. One that lets in others than before is a decision,
// and is written down here.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import * as identity from "@/lib/domain/identity";

const FEATURES = path.join(process.cwd(), "lib", "features");

/** What others than the owner and their admins may press. */
const OF_OTHERS: Readonly<Record<string, string>> = {
  "pack-round": "KITCHEN_ROLES",
  "load-round": "KITCHEN_ROLES",
  "see-amendments": "KITCHEN_ROLES",
  "take-door-payment": "COLLECTOR_ROLES",
  "save-leftovers": "KITCHEN_ROLES",
  "note-food-safety": "KITCHEN_ROLES",
  "decide-diet": "KITCHEN_ROLES",
};

type Found = { name: string; roles: string };

/** A call of `staffAction("name", ROLES, …)` or `staffFlowAction("name", ROLES, …)`. */
function staffActionIn(node: ts.Node): Found[] {
  if (!ts.isCallExpression(node) || !/^staff(Flow)?Action$/.test(node.expression.getText())) return [];
  const [name, roles] = node.arguments;
  if (!name || !ts.isStringLiteral(name) || !roles) throw new Error(`unreadable: ${node.getText()}`);
  return [{ name: name.text, roles: roles.getText() }];
}

function allIn(node: ts.Node): Found[] {
  return [...staffActionIn(node), ...node.getChildren().flatMap(allIn)];
}

const actions = fs
  .readdirSync(FEATURES)
  .map((folder) => path.join(FEATURES, folder, "actions.ts"))
  .filter((file) => fs.existsSync(file))
  .flatMap((file) =>
    allIn(ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true)),
  );

test.each(actions)("$name lets in whom it should", ({ name, roles }) => {
  expect(roles).toBe(OF_OTHERS[name] ?? "ADMIN_ROLES");
});

test("finds the actions, and nothing stands here for one that is gone", () => {
  const names = actions.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(Object.keys(OF_OTHERS).filter((name) => !names.includes(name))).toEqual([]);
});

test("the groups hold these roles and no others", () => {
  expect(identity.ADMIN_ROLES).toEqual(["admin", "owner"]);
  expect(identity.OFFICE_ROLES).toEqual(["support", "admin", "owner"]);
  expect(identity.KITCHEN_ROLES).toEqual(["kitchen", "admin", "owner"]);
  expect(identity.COLLECTOR_ROLES).toEqual(["driver", "admin", "owner"]);
  expect(identity.DELIVERY_ROLES).toEqual(["driver", "admin", "owner"]);
});
