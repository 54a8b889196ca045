/** Who acts: the operator of the hub, an Organization or PractitionerRole on whose behalf the call comes, or the hub itself. */
export type Actor =
  | { readonly kind: 'operator' }
  | { readonly kind: 'acting'; readonly reference: string }
  | { readonly kind: 'hub' };

export const OPERATOR: Actor = { kind: 'operator' };
/** What the hub does by itself: it follows the rules of a region and speaks for nobody. */
export const HUB: Actor = { kind: 'hub' };
