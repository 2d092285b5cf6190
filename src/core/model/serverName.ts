const label = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';

/** A name that a certificate can bear and SNI can carry: a host name, no address (RFC 6066 section 3). */
export const serverNamePattern = new RegExp(
  `^(?=.{1,253}$)(?!.*(?:^|\\.)\\d+$)${label}(\\.${label})*$`,
);

/** A path of a URL as it is sent, its query included (RFC 3986 section 3.3). */
export const urlPathPattern = /^\/[A-Za-z0-9._~%!$&'()*+,;=:@/?-]{0,1023}$/;
