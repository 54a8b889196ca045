/** Who acts: the operator of the hub, or an Organization or PractitionerRole on whose behalf the call comes. */
export type Actor = { readonly kind: 'operator' } | { readonly kind: 'acting'; readonly reference: string };

export const OPERATOR: Actor = { kind: 'operator' };
