/** The descriptor is complete, and says of the files what the files say of themselves. @module */
import type { Files } from "../../../pipelines/effects.ts";
import type { FileDigest } from "../checksums.ts";
import { readDescriptor, shapesIn } from "../datapackage.ts";
import { pathOf } from "../part.ts";
import { type Check, type Finding, shown } from "./check.ts";

const name = "metadata";

/** Checks `datapackage.json` of a folder against the digests of its files and the headers of its CSV. */
export async function checkMetadata(
  folder: string,
  options: { files: Pick<Files, "read" | "readRange">; digests: readonly FileDigest[] },
): Promise<Check> {
  const { files, digests } = options;
  const text = new TextDecoder().decode(await files.read(`${folder}/datapackage.json`));
  const findings: Finding[] = [];
  const differ = (subject: string, wanted: unknown, found: unknown) => {
    if (wanted !== found) findings.push({ check: name, subject, wanted: shown(wanted), found: shown(found) });
  };
  const descriptor = readDescriptor(text);
  const described = descriptor.resources.flatMap((resource) => [resource, ...resource.alternates ?? []]);
  for (const { path, bytes, hash } of described) {
    const digest = digests.find((digest) => digest.path === path);
    differ(`${path}, bytes`, digest?.bytes, bytes);
    differ(`${path}, hash`, digest && `sha256:${digest.sha256}`, hash);
  }
  const shapes = shapesIn(descriptor);
  for (const shape of shapes) {
    const header = shape.columns.map((column) => column.name).join(",");
    for (const part of shape.parts ?? [null]) {
      const path = pathOf(shape.name, part, "csv");
      const start = await files.readRange(`${folder}/${path}`, 0, header.length + 2);
      differ(`${path}, header`, `${header}\r\n`, new TextDecoder().decode(start));
    }
    for (const { name: column, references } of shape.columns) {
      if (references === undefined) continue;
      const known = shapes.some((other) =>
        other.columns.some((column) => `${other.name}.${column.name}` === references)
      );
      if (!known) differ(`${shape.name}.${column}, foreign key`, references, "no such column");
    }
  }
  return { name, checked: described.length, findings };
}
