// A device that holds one passkey: what a browser would hand over of it.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { z } from "zod";

type Asked = { challenge: string; rp?: { id?: string | undefined }; rpId?: string | undefined };
type Looks = { origin?: string; verified?: boolean; counter?: number; challenge?: string };

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HOLDS_KEY = 0x40;
const ORIGIN = "http://localhost:3000";

const cborSchema = z.custom<Parameters<typeof isoCBOR.encode>[0]>();
const cbor = (value: Map<unknown, unknown>) => isoCBOR.encode(cborSchema.parse(value));
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();
const text = (data: Uint8Array) => Buffer.from(data).toString("base64url");

export class SoftKey {
  readonly id = randomBytes(16);
  counter = 0;
  private readonly pair = generateKeyPairSync("ec", { namedCurve: "P-256" });

  /** Makes its key. */
  make({ challenge, rp }: Asked, looks: Looks = {}) {
    const client = this.client("webauthn.create", challenge, looks);
    const data = Buffer.concat([this.head(rp?.id, looks, HOLDS_KEY), this.held()]);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", new Uint8Array(data)],
    ]);
    const attestationObject = text(cbor(attestation));
    return {
      ...this.named(),
      response: { clientDataJSON: text(client), attestationObject, transports: ["internal"] },
    };
  }

  /** Signs what it is asked to. */
  show({ challenge, rpId }: Asked, looks: Looks = {}) {
    this.counter = looks.counter ?? this.counter + 1;
    const client = this.client("webauthn.get", challenge, looks);
    const data = this.head(rpId, looks, 0);
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), this.pair.privateKey);
    const response = {
      clientDataJSON: text(client),
      authenticatorData: text(data),
      signature: text(signature),
    };
    return { ...this.named(), response };
  }

  private named() {
    const id = text(this.id);
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  private client(type: string, challenge: string, { origin = ORIGIN, challenge: another }: Looks): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: another ?? challenge, origin, crossOrigin: false }));
  }

  private head(host = "localhost", { verified = true }: Looks, more: number): Buffer {
    const flags = PRESENT | (verified ? VERIFIED : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(host), Buffer.from([flags]), count]);
  }

  private held(): Buffer {
    const { x = "", y = "" } = this.pair.publicKey.export({ format: "jwk" });
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const cose = cbor(key);
    return Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
  }
}
