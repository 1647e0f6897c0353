// How long the product's functions are, read with the compiler.
import ts from "typescript";
import type { Source } from "./house";

type LongFunction = { name: string; lines: number };

/** Those with more lines than `most`. What shows something is left out: its lines are the screen. */
export function longFunctions({ file, text }: Source, most: number): LongFunction[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: LongFunction[] = [];
  const visit = (node: ts.Node) => {
    if (isWritten(node) && linesOf(node) > most && !shows(node.body)) {
      found.push({ name: `${file} ${nameOf(node)}`, lines: linesOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

type Written = ts.SignatureDeclaration & { body: ts.Node };

const isWritten = (node: ts.Node): node is Written =>
  ts.isFunctionLike(node) && "body" in node && node.body !== undefined;

function linesOf(node: ts.Node): number {
  const lineAt = (place: number) => node.getSourceFile().getLineAndCharacterOfPosition(place).line;
  return lineAt(node.end) - lineAt(node.getStart()) + 1;
}

function shows(node: ts.Node): boolean {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) return true;
  return ts.forEachChild(node, shows) ?? false;
}

/** Its own name, or what it is kept as; one without either is named after the place it stands in. */
function nameOf(node: ts.Node): string {
  const own = givenName(node) ?? givenName(node.parent);
  if (own !== undefined) return own;
  let around = node.parent;
  while (!ts.isSourceFile(around) && givenName(around) === undefined) around = around.parent;
  return `within ${givenName(around) ?? "the file"}`;
}

function givenName(node: ts.Node): string | undefined {
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node);
  return isNamed && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}
