/**
 * A bucket that speaks S3 as a target, through the AWS SDK.
 *
 * Files are put conditionally: what is new only where nothing stands (`If-None-Match: *`), a pointer only over the state
 * that was seen (`If-Match`), so that two pushes cannot mix. Files above a part's size are sent in parts; parts that an
 * interrupted push left are found by their ETag and not sent again. The SHA-256 stands beside each file as `sha256`.
 *
 * Address and credentials come from where the SDK looks for them (`AWS_…` in the environment, `~/.aws`).
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { S3Client } from "@aws-sdk/client-s3";
import type { Files } from "../../../pipelines/effects.ts";
import { ExpectationFailed, FetchError } from "../../../pipelines/errors.ts";
import type { Pushed, Stored, Target } from "./target.ts";

/** Where in which bucket. */
export interface BucketOptions {
  bucket: string;
  /** Prefix of all keys, with `/` at its end, or empty. */
  prefix: string;
  /** Address of the server, when it is not AWS's own. */
  endpoint?: string;
  /** @default {from the environment} */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  files: Pick<Files, "readRange">;
  /** Bytes of a part. @default {8_388_608} */
  partSize?: number;
}

type Sdk = typeof import("@aws-sdk/client-s3");

interface Bucket extends BucketOptions {
  client: S3Client;
  sdk: Sdk;
  partSize: number;
}

/** Opens a bucket. The SDK is loaded only here: no other command waits for it. */
export async function bucketTarget(options: BucketOptions): Promise<Target> {
  const sdk = await import("@aws-sdk/client-s3");
  const { endpoint, credentials } = options;
  const client = new sdk.S3Client({
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    region: Deno.env.get("AWS_REGION") ?? "us-east-1",
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const bucket: Bucket = { ...options, client, sdk, partSize: options.partSize ?? 8 << 20 };
  return {
    head: (path) => head(bucket, path),
    create: (file) => told(file.path, () => put(bucket, file, { IfNoneMatch: "*" })),
    replace: (file, before) =>
      told(
        file.path,
        () => put(bucket, file, before?.mark ? { IfMatch: before.mark } : { IfNoneMatch: "*" }),
      ),
    remove: async (path) => {
      await told(path, () => client.send(new sdk.DeleteObjectCommand(keyOf(bucket, path))));
    },
    close: () => client.destroy(),
  };
}

function keyOf({ bucket, prefix }: BucketOptions, path: string): { Bucket: string; Key: string } {
  return { Bucket: bucket, Key: prefix + path };
}

async function head(bucket: Bucket, path: string): Promise<Stored | null> {
  const { client, sdk } = bucket;
  try {
    const found = await client.send(new sdk.HeadObjectCommand(keyOf(bucket, path)));
    return {
      bytes: found.ContentLength ?? 0,
      sha256: found.Metadata?.["sha256"] ?? null,
      mark: found.ETag ?? null,
    };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw failed(path, error);
  }
}

type Condition = { IfNoneMatch?: string; IfMatch?: string };

async function put(bucket: Bucket, file: Pushed, condition: Condition): Promise<void> {
  const { client, sdk, files, partSize } = bucket;
  const about = { ContentType: file.mediaType, Metadata: { sha256: file.sha256 } };
  if (file.bytes > partSize) return await putParts(bucket, file, { condition, about });
  const Body = await files.readRange(file.file, 0, file.bytes);
  await client.send(new sdk.PutObjectCommand({ ...keyOf(bucket, file.path), ...about, ...condition, Body }));
}

interface About {
  ContentType: string;
  Metadata: Record<string, string>;
}

async function putParts(
  bucket: Bucket,
  file: Pushed,
  { condition, about }: { condition: Condition; about: About },
): Promise<void> {
  const { client, sdk, files, partSize } = bucket;
  const key = keyOf(bucket, file.path);
  const UploadId = await openUpload(bucket, key) ??
    (await client.send(new sdk.CreateMultipartUploadCommand({ ...key, ...about }))).UploadId;
  const standing = await listParts(bucket, { ...key, UploadId });
  const parts: { PartNumber: number; ETag: string }[] = [];
  for (let at = 0, PartNumber = 1; at < file.bytes; at += partSize, PartNumber++) {
    const Body = await files.readRange(file.file, at, Math.min(partSize, file.bytes - at));
    const md5 = createHash("md5").update(Body).digest("hex"); // what S3 takes as the ETag of a part
    let ETag = standing.get(PartNumber);
    if (ETag?.replaceAll('"', "") !== md5) {
      ETag = (await client.send(new sdk.UploadPartCommand({ ...key, UploadId, PartNumber, Body }))).ETag;
    }
    parts.push({ PartNumber, ETag: ETag ?? `"${md5}"` });
  }
  await client.send(
    new sdk.CompleteMultipartUploadCommand({
      ...key,
      UploadId,
      MultipartUpload: { Parts: parts },
      ...condition,
    }),
  );
}

/** An upload of the same key that was never completed, or undefined. */
async function openUpload(
  { client, sdk }: Bucket,
  { Bucket, Key }: { Bucket: string; Key: string },
): Promise<string | undefined> {
  const { Uploads = [] } = await client.send(new sdk.ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
  return Uploads.find((upload) => upload.Key === Key)?.UploadId;
}

async function listParts(
  { client, sdk }: Bucket,
  upload: { Bucket: string; Key: string; UploadId: string | undefined },
): Promise<Map<number, string>> {
  const parts = new Map<number, string>();
  let PartNumberMarker: string | undefined;
  do {
    const page = await client.send(
      new sdk.ListPartsCommand({ ...upload, ...(PartNumberMarker && { PartNumberMarker }) }),
    );
    for (const { PartNumber, ETag } of page.Parts ?? []) {
      if (PartNumber !== undefined && ETag !== undefined) parts.set(PartNumber, ETag);
    }
    PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (PartNumberMarker !== undefined);
  return parts;
}

async function told<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw failed(path, error);
  }
}

function failed(path: string, cause: unknown): Error {
  const status = statusOf(cause);
  if (status === 412 || status === 409) {
    return new ExpectationFailed(
      `Cannot push ${path}: wanted it as it was, found that another push changed it`,
      {
        cause,
        next: "wait for the other push, then push again",
      },
    );
  }
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new FetchError(`Cannot push ${path}: wanted the bucket to take it, found ${reason}`, {
    cause,
    next: "push again: what was sent is not sent twice",
  });
}

function statusOf(error: unknown): number | undefined {
  const about = (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata;
  return about?.httpStatusCode;
}
