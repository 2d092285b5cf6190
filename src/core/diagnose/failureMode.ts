/** The failure modes that a diagnosis can name, by their numbers in aws facts §10. */
export type FailureMode =
  `F${Digit}` | `F${1 | 2 | 3}${Digit | 0}` | `F4${0 | 1 | 2 | 3 | 4 | 5 | 6}`;

type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
