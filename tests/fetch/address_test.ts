import { assertEquals } from "@std/assert";
import { isPublic } from "../../pipelines/fetch/address.ts";

Deno.test("isPublic() tells the public internet from every other range", () => {
  const refused = [
    ["0.0.0.0", "unspecified"],
    ["10.1.2.3", "private"],
    ["100.100.100.200", "a metadata service in shared address space"],
    ["127.0.0.1", "loopback"],
    ["168.63.129.16", "a metadata service on a public address"],
    ["169.254.169.254", "link-local, the usual metadata service"],
    ["172.16.0.1", "private"],
    ["192.168.0.1", "private"],
    ["198.18.0.1", "benchmarking"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "loopback inside IPv6"],
    ["64:ff9b::7f00:1", "loopback through NAT64"],
    ["2002:7f00:1::", "loopback through 6to4"],
    ["fd00:ec2::254", "unique local, a metadata service"],
    ["fe80::1", "link-local"],
    ["ff02::1", "multicast"],
    ["not an address", "nothing at all"],
  ] as const;
  for (const [address, why] of refused) assertEquals(isPublic(address), false, `${address}: ${why}`);
  for (const address of ["8.8.8.8", "202.106.0.20", "2400:3200::1", "::ffff:8.8.8.8"]) {
    assertEquals(isPublic(address), true, address);
  }
});
