export interface Scheduled {
  readonly name: string;
  readonly cores: number;
  readonly alone?: boolean;
  readonly after?: readonly string[];
}
export function schedule<Leg extends Scheduled, Result>(
  legs: readonly Leg[],
  cores: number,
  run: (leg: Leg) => Promise<Result>,
): Promise<Result>[];
