/**
 * Signatures of releases: Ed25519 over the bytes of `manifest.json`, on which everything else hangs.
 *
 *     manifest.json.sig   64 bytes as RFC 8032 has them
 *     public_key.pem      the key to check them with (SubjectPublicKeyInfo)
 *
 * A key is made with `openssl genpkey -algorithm ed25519 -out KEYFILE`, and a release is checked without us by
 * `openssl pkeyutl -verify -pubin -inkey public_key.pem -rawin -in manifest.json -sigfile manifest.json.sig`.
 *
 * A signature proves that whoever holds the key made the release; that the key is the right one must be known from
 * elsewhere, by its fingerprint: the SHA-256 of the key's DER form.
 *
 * @module
 */
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { sha256 } from "../../pipelines/model/id.ts";

export const signatureName = "manifest.json.sig";
export const publicKeyName = "public_key.pem";

const algorithm = "Ed25519";

/** A key that can sign, and what the world may know of it. */
export interface SigningKey {
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** SubjectPublicKeyInfo as PEM. */
  publicKey: string;
}

/** Reads a private key in PKCS #8 PEM. @throws {ExpectationFailed} when it is no Ed25519 key; never shows any of it */
export async function readSigningKey(pem: string, path: string): Promise<SigningKey> {
  try {
    const key = await crypto.subtle.importKey("pkcs8", bytesOf(pem, "PRIVATE KEY"), algorithm, true, [
      "sign",
    ]);
    const { kty, crv, x } = await crypto.subtle.exportKey("jwk", key);
    const open = await crypto.subtle.importKey("jwk", { kty, crv, x }, algorithm, true, ["verify"]);
    const spki = new Uint8Array(await crypto.subtle.exportKey("spki", open));
    return {
      sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(algorithm, key, copyOf(bytes))),
      publicKey: pemOf(spki, "PUBLIC KEY"),
    };
  } catch {
    throw new ExpectationFailed(
      `Cannot sign with ${path}: wanted an Ed25519 key in PKCS #8 PEM, found other content`,
      {
        next: `openssl genpkey -algorithm ed25519 -out ${path}`,
      },
    );
  }
}

/** What is signed, by what it says, with which key. */
export interface Signed {
  bytes: Uint8Array;
  signature: Uint8Array;
  /** PEM. */
  publicKey: string;
}

/** Whether the signature is of the key's holder. Bad input is no signature. */
export async function isSigned({ bytes, signature, publicKey }: Signed): Promise<boolean> {
  try {
    const spki = bytesOf(publicKey, "PUBLIC KEY");
    const key = await crypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]);
    return await crypto.subtle.verify(algorithm, key, copyOf(signature), copyOf(bytes));
  } catch {
    return false;
  }
}

/** SHA-256 of a public key, in hexadecimal. @throws {TypeError} when the text is no key */
export function fingerprint(publicKey: string): string {
  return sha256(bytesOf(publicKey, "PUBLIC KEY"));
}

function bytesOf(pem: string, label: string): Uint8Array<ArrayBuffer> {
  const match = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`).exec(pem);
  if (!match?.[1]) throw new TypeError(`Cannot read key: wanted ${label} in PEM, found other content`);
  return Uint8Array.from(atob(match[1].replaceAll(/\s/g, "")), (character) => character.charCodeAt(0));
}

function pemOf(bytes: Uint8Array, label: string): string {
  const text = btoa(String.fromCharCode(...bytes)).replaceAll(/.{64}/g, "$&\n");
  return `-----BEGIN ${label}-----\n${text.trimEnd()}\n-----END ${label}-----\n`;
}

function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
