interface Ipv6Association {
  readonly Ipv6CidrBlock?: string | undefined;
  readonly Ipv6CidrBlockState?: { readonly State?: string | undefined } | undefined;
}

/** IPv6 ranges of a VPC or a subnet; those on their way in or out do not count. */
export function associatedIpv6(set: readonly Ipv6Association[] = []): readonly string[] {
  return set
    .filter(
      ({ Ipv6CidrBlockState }) => (Ipv6CidrBlockState?.State ?? 'associated') === 'associated',
    )
    .flatMap(({ Ipv6CidrBlock }) => (Ipv6CidrBlock === undefined ? [] : [Ipv6CidrBlock]));
}
